/** Writes small IFC files for tests: boxes on storeys, in millimetres. */

/** `box` is x, y (north up), width, depth and height in mm, standing on its storey. */
export interface TinyElement {
  readonly type: 'IFCSPACE' | 'IFCWALLSTANDARDCASE' | 'IFCFURNISHINGELEMENT' | 'IFCDOOR' | 'IFCCOLUMN'
  readonly name: string
  readonly box: readonly [x: number, y: number, w: number, d: number, h: number]
  /** A plan outline instead of the box's own, in mm from (x, y). */
  readonly outline?: readonly (readonly [number, number])[]
}
export interface TinyStorey {
  readonly name: string
  readonly elevation: number
  readonly elements: readonly TinyElement[]
}

export function tinyIfc(storeys: readonly TinyStorey[], schema = 'IFC2X3'): string {
  const lines: string[] = []
  const add = (text: string): string => `#${lines.push(text)}`
  const real = (n: number) => (Number.isInteger(n) ? `${n}.` : String(n))
  const list = (...ns: number[]) => `(${ns.map(real).join(',')})`
  let guid = 0
  const id = () => `'${String(guid++).padStart(22, '0')}'`

  const person = add(`IFCPERSON($,'','',$,$,$,$,$)`)
  const organisation = add(`IFCORGANIZATION($,'',$,$,$)`)
  const both = add(`IFCPERSONANDORGANIZATION(${person},${organisation},$)`)
  const application = add(`IFCAPPLICATION(${organisation},'1','tiny','tiny')`)
  const owner = add(`IFCOWNERHISTORY(${both},${application},$,.NOCHANGE.,$,$,$,0)`)
  const millimetre = add(`IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.)`)
  const units = add(`IFCUNITASSIGNMENT((${millimetre}))`)
  const placeAt = (x: number, y: number, z: number) =>
    add(`IFCAXIS2PLACEMENT3D(${add(`IFCCARTESIANPOINT(${list(x, y, z)})`)},$,$)`)
  const context = add(`IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-05,${placeAt(0, 0, 0)},$)`)
  const up = add(`IFCDIRECTION(${list(0, 0, 1)})`)
  const project = add(`IFCPROJECT(${id()},${owner},'tiny',$,$,$,$,(${context}),${units})`)
  const site = add(`IFCSITE(${id()},${owner},'site',$,$,$,$,$,.ELEMENT.,$,$,$,$,$)`)
  const building = add(`IFCBUILDING(${id()},${owner},'Haus C',$,$,$,$,$,.ELEMENT.,$,$,$)`)
  const aggregate = (whole: string, parts: readonly string[]) =>
    add(`IFCRELAGGREGATES(${id()},${owner},$,$,${whole},(${parts.join(',')}))`)
  aggregate(project, [site])
  aggregate(site, [building])

  const made = storeys.map(({ name, elevation, elements }) => {
    const placement = add(`IFCLOCALPLACEMENT($,${placeAt(0, 0, elevation)})`)
    const storey = add(
      `IFCBUILDINGSTOREY(${id()},${owner},'${name}',$,$,${placement},$,$,.ELEMENT.,${real(elevation)})`,
    )
    const parts = elements.map((e) => {
      const [x, y, w, d, h] = e.box
      const corners = e.outline ?? [
        [0, 0],
        [w, 0],
        [w, d],
        [0, d],
      ]
      const points = [...corners, ...corners.slice(0, 1)].map(([px, py]) =>
        add(`IFCCARTESIANPOINT(${list(px, py)})`),
      )
      const profile = add(
        `IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,${add(`IFCPOLYLINE((${points.join(',')}))`)})`,
      )
      const solid = add(`IFCEXTRUDEDAREASOLID(${profile},${placeAt(0, 0, 0)},${up},${real(h)})`)
      const shape = add(`IFCSHAPEREPRESENTATION(${context},'Body','SweptSolid',(${solid}))`)
      const product = add(`IFCPRODUCTDEFINITIONSHAPE($,$,(${shape}))`)
      const at = add(`IFCLOCALPLACEMENT(${placement},${placeAt(x, y, 0)})`)
      const head = `${id()},${owner},'${e.name}',$,$,${at},${product}`
      if (e.type === 'IFCSPACE')
        return [e.type, add(`IFCSPACE(${head},'Büro',.ELEMENT.,.INTERNAL.,$)`)] as const
      if (e.type === 'IFCDOOR') return [e.type, add(`IFCDOOR(${head},$,2000.,900.)`)] as const
      return [e.type, add(`${e.type}(${head},$)`)] as const
    })
    const spaces = parts.filter(([type]) => type === 'IFCSPACE').map(([, ref]) => ref)
    const others = parts.filter(([type]) => type !== 'IFCSPACE').map(([, ref]) => ref)
    if (spaces.length > 0) aggregate(storey, spaces)
    if (others.length > 0)
      add(`IFCRELCONTAINEDINSPATIALSTRUCTURE(${id()},${owner},$,$,(${others.join(',')}),${storey})`)
    return storey
  })
  if (made.length > 0) aggregate(building, made)

  return [
    'ISO-10303-21;',
    'HEADER;',
    `FILE_DESCRIPTION((''),'2;1');`,
    `FILE_NAME('tiny.ifc','2026-01-01T00:00:00',(''),(''),'','','');`,
    `FILE_SCHEMA(('${schema}'));`,
    'ENDSEC;',
    'DATA;',
    ...lines.map((text, i) => `#${i + 1}= ${text};`),
    'ENDSEC;',
    'END-ISO-10303-21;',
    '',
  ].join('\n')
}

/** Two rooms of 5 × 4 m beside each other, a wall around and between, three desks in one and one in the other. */
export const TWO_ROOMS: readonly TinyStorey[] = [
  {
    name: 'Erdgeschoss',
    elevation: 0,
    elements: [
      { type: 'IFCSPACE', name: '0.01', box: [0, 0, 5000, 4000, 2800] },
      { type: 'IFCSPACE', name: '0.02', box: [5200, 0, 5000, 4000, 2800] },
      { type: 'IFCWALLSTANDARDCASE', name: 'Wand', box: [5000, 0, 200, 4000, 2800] },
      {
        type: 'IFCWALLSTANDARDCASE',
        name: 'Außenwand',
        box: [-300, -300, 0, 0, 2800],
        outline: [
          [0, 0],
          [10_800, 0],
          [10_800, 4600],
          [10_500, 4600],
          [10_500, 300],
          [0, 300],
        ],
      },
      { type: 'IFCFURNISHINGELEMENT', name: 'Schreibtisch 160', box: [200, 200, 1600, 800, 740] },
      { type: 'IFCFURNISHINGELEMENT', name: 'Schreibtisch 160', box: [2400, 3100, 1600, 800, 740] },
      { type: 'IFCFURNISHINGELEMENT', name: 'Schreibtisch 160', box: [200, 3100, 1600, 800, 740] },
      { type: 'IFCFURNISHINGELEMENT', name: 'Workstation', box: [9200, 1000, 800, 1600, 740] },
      { type: 'IFCFURNISHINGELEMENT', name: 'Schreibtischstuhl', box: [8400, 1500, 500, 500, 900] },
      { type: 'IFCFURNISHINGELEMENT', name: 'Schrank', box: [4000, 100, 800, 450, 1900] },
      { type: 'IFCCOLUMN', name: 'Stütze', box: [4700, 3700, 300, 300, 2800] },
    ],
  },
  {
    name: '1. Obergeschoss',
    elevation: 3200,
    elements: [{ type: 'IFCSPACE', name: '1.01', box: [0, 0, 5000, 4000, 2800] }],
  },
]
