/** Common first and last names of people living in Germany; put together at random, they name nobody. */

export const FIRST_NAMES = (
  'Lena Mira Anke Jonas Sofia Piet Emre Clara Ute Nils Rana Tarek Anna Lukas Marie Felix Laura Paul Julia Max ' +
  'Katharina Tim Sarah Leon Lisa Jan Hannah Finn Johanna Moritz Nina Fabian Eva David Theresa Simon Petra Michael ' +
  'Sabine Thomas Andrea Stefan Claudia Andreas Monika Frank Birgit Uwe Karin Jürgen Heike Bernd Susanne Ralf ' +
  'Martina Dirk Silke Holger Anja Torsten Kerstin Sven Ayşe Mehmet Elif Murat Zeynep Can Fatma Yusuf Deniz Selin ' +
  'Kemal Esra Agnieszka Piotr Katarzyna Tomasz Magdalena Marek Joanna Paweł Ewa Krzysztof Layla Omar Samira Karim ' +
  'Nour Hassan Amina Khalid Salma Bilal Olga Dmitri Natalia Sergej Irina Viktor Elena Ivan Marija Luka Ana Stefania ' +
  'Giulia Marco Chiara Luca Sofía Diego Linh Minh Thanh Hoa Amara Kofi Nia Kwame Priya Arjun Anjali Ravi'
).split(' ')

export const LAST_NAMES = (
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf ' +
  'Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier ' +
  'Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich ' +
  'Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter ' +
  'Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf ' +
  'Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Ahrens Behrens ' +
  'Harms Janssen Petersen Hansen Yılmaz Kaya Demir Çelik Şahin Yıldız Öztürk Aydın Arslan Doğan Kılıç Aslan Nowak ' +
  'Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Dąbrowski Haddad Khalil Nasser Mansour Saleh ' +
  'Rahman Hamdan Aziz Ivanov Petrov Sokolov Popov Horvat Kovačević Jovanović Marković Rossi Ferrari Romano García ' +
  'Martínez López Nguyen Tran Pham Mensah Owusu Okafor Sharma Patel Singh'
).split(' ')
