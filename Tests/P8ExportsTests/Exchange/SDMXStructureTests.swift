import P8Definitions
import P8Model
import TestSupport
import Testing
import XMLStream

import P8Exports

/// The structure message has everything that a table of SDMX-CSV refers to.
struct SDMXStructureTests {
  private let example: ExchangeCase

  init() throws {
    example = try ExchangeCase()
  }

  private func structure(within code: String? = "54") throws -> XMLTree.Element {
    let area = try code.map { try #require(UnitCode($0, structure: .y2024)) }
    let bytes = try SDMXStructure(
      example.definitions, units: ExchangeUnits(example.definitions.units, within: area),
      isPartial: area != nil
    ).bytes()
    return try #require(try XMLTree(bytes).root?.child("Structures"))
  }

  private func all(_ name: String, in element: XMLTree.Element) -> [XMLTree.Element] {
    element.children.flatMap { ($0.name == name ? [$0] : []) + all(name, in: $0) }
  }

  private struct Component {
    let kind: String
    let list: String?
  }

  private func components(in structure: XMLTree.Element) -> [String: Component] {
    var found: [String: Component] = [:]
    for kind in ["Dimension", "TimeDimension", "PrimaryMeasure", "Attribute"] {
      for element in all(kind, in: structure) {
        guard let id = element["id"] else { continue }
        found[id] = Component(
          kind: kind, list: all("Enumeration", in: element).first?.child("Ref")?["id"])
      }
    }
    return found
  }

  @Test(arguments: ["2023", "2023-9M", "2023-H1", "2023-Q3", "2023-M07"])
  func `each column is a component, and each code is in its list`(period: String) throws {
    let structure = try structure()
    let components = components(in: structure)
    var lists: [String: Set<String>] = [:]
    for list in all("Codelist", in: structure) {
      lists[list["id"] ?? "", default: []] = Set(
        list.children.filter { $0.name == "Code" }.compactMap { $0["id"] })
    }
    let exchange = try example.exchange(
      ExchangeCase.holding([.inPeriod], of: "D8.2.4", in: example.table(period)))
    let rows = CommaSeparated.rows(try SDMXTable(exchange).bytes())
    let header = try #require(rows.first)
    #expect(Set(header.dropFirst(3)) == Set(components.keys))
    for row in rows.dropFirst() {
      for (column, value) in zip(header, row).dropFirst(3) {
        let component = try #require(components[column])
        guard let list = component.list else { continue }
        #expect(lists[list]?.contains(value) == true, "\(column) \(value)")
      }
    }
    // The table names the dataflow of the message.
    let flow = try #require(all("Dataflow", in: structure).first)
    let name = "\(flow["agencyID"] ?? ""):\(flow["id"] ?? "")(\(flow["version"] ?? ""))"
    #expect(Set(rows.dropFirst().map { $0[1] }) == [name])
  }

  @Test func `dimensions stand in the order of the columns, each with a concept of the scheme`() throws {
    let structure = try structure()
    let concepts = all("Concept", in: structure).compactMap { $0["id"] }
    let dimensions = all("DimensionList", in: structure).flatMap(\.children)
    #expect(
      dimensions.compactMap { $0["id"] } == [
        "FREQ", "REF_AREA", "INDICATOR", "SEX", "ETHNICITY", "AGE", "TIME_PERIOD",
      ])
    #expect(dimensions.compactMap { $0["position"] } == (1...7).map { "\($0)" })
    for component in ["Dimension", "TimeDimension", "PrimaryMeasure", "Attribute"] {
      for element in all(component, in: structure) where element["id"] != nil {
        #expect(element.child("ConceptIdentity")?.child("Ref")?["id"].map(concepts.contains) == true)
      }
    }
    // The relationship of an attribute is to the measure that there is.
    #expect(
      all("PrimaryMeasure", in: structure).compactMap { $0["id"] ?? $0.child("Ref")?["id"] }.allSatisfy {
        $0 == "OBS_VALUE"
      })
  }

  @Test func `codes have both languages and the unit above, and a list of some units says so`() throws {
    let lists = all("Codelist", in: try structure())
    let areas = try #require(lists.first { $0["id"] == "P8_REF_AREA" })
    #expect(areas["isPartial"] == "true")
    let district = try #require(areas.children.first { $0["id"] == "VN2024-561" })
    #expect(district.child("Parent")?.child("Ref")?["id"] == "VN2024-54")
    for list in lists {
      for code in list.children where code.name == "Code" {
        #expect(code.children.filter { $0.name == "Name" }.count == 2)
      }
    }
    let whole = try #require(
      all("Codelist", in: try structure(within: nil)).first { $0["id"] == "P8_REF_AREA" })
    #expect(whole["isPartial"] == nil)
    #expect(whole.children.filter { $0.name == "Code" }.count == example.definitions.units.all.count)
  }
}
