package import P8Definitions
package import P8Model
import XMLStream

/// Writes the structure message of SDMX-ML 2.1 that tables of SDMX-CSV refer to: dataflow, data structure,
/// concepts and code lists.
///
/// Like the metadata of DHIS2 it is of the programme as a whole: the same for every table.
package struct SDMXStructure: Sendable {
  private let definitions: Definitions
  private let units: ExchangeUnits
  private let prepared: CalendarDate
  private let isPartial: Bool

  /// - Parameters:
  package init(
    _ definitions: Definitions, units: ExchangeUnits, isPartial: Bool = false, prepared: CalendarDate? = nil
  ) {
    (self.definitions, self.units, self.isPartial) = (definitions, units, isPartial)
    self.prepared = prepared ?? definitions.programme.firstPhase.from
  }

  private var settings: ExchangeSettings { definitions.programme.exchange }
  private var texts: TextCatalogue { definitions.texts }

  /// The bytes of the file.
  /// - Throws: ``ExchangeFailure`` where a name cannot be written.
  package func bytes() throws(ExchangeFailure) -> [UInt8] {
    var writer = XMLWriter(isStandalone: false, indentation: 2)
    let schemas = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
    writer.start(
      "mes:Structure",
      [
        "xmlns:mes": "\(schemas)/message", "xmlns:str": "\(schemas)/structure",
        "xmlns:com": "\(schemas)/common",
      ])
    writer.element("mes:Header") { writer in
      writer.element("mes:ID", text: ExchangeCode.joined([settings.prefix, "STRUCTURE"]))
      writer.element("mes:Test", text: "false")
      writer.element("mes:Prepared", text: "\(prepared.description)T00:00:00Z")
      writer.element("mes:Sender", ["id": settings.agency])
    }
    writer.element("mes:Structures") { writer in
      writer.element("str:Dataflows") { dataflow(to: &$0) }
      writer.element("str:Codelists") { codeLists(to: &$0) }
      writer.element("str:Concepts") { concepts(to: &$0) }
      writer.element("str:DataStructures") { dataStructure(to: &$0) }
    }
    writer.end()
    do {
      return try writer.finish()
    } catch {
      throw .xml("\(error)")
    }
  }

  // MARK: - Parts

  private func name(_ text: LocalizedText, to writer: inout XMLWriter) {
    for language in Language.allCases {
      writer.element("com:Name", ["xml:lang": language.rawValue], text: MarkupText.clean(text[language]))
    }
  }

  private var flowName: LocalizedText {
    texts.filled(ExchangeText.dataflow, with: ["programme": definitions.programme.name])
  }

  /// A reference to a thing of this message.
  private func reference(_ id: String, package: String, kind: String, to writer: inout XMLWriter) {
    writer.element(
      "Ref",
      [
        "id": id, "version": SDMXCodes.version, "agencyID": settings.agency, "package": package,
        "class": kind,
      ])
  }

  private func dataflow(to writer: inout XMLWriter) {
    writer.start("str:Dataflow", own(SDMXCodes.flow(settings)))
    name(flowName, to: &writer)
    writer.element("str:Structure") {
      reference(SDMXCodes.flow(settings), package: "datastructure", kind: "DataStructure", to: &$0)
    }
    writer.end()
  }

  private func own(_ id: String) -> KeyValuePairs<String, String?> {
    ["id": id, "version": SDMXCodes.version, "agencyID": settings.agency, "isFinal": "false"]
  }

  private var conceptScheme: String { ExchangeCode.joined([settings.prefix, "CONCEPTS"]) }

  private func concepts(to writer: inout XMLWriter) {
    writer.start("str:ConceptScheme", own(conceptScheme))
    name(flowName, to: &writer)
    for component in SDMXCodes.components(settings) {
      writer.start("str:Concept", ["id": component.id])
      name(self.name(of: component), to: &writer)
      writer.end()
    }
    writer.end()
  }

  private func name(of component: SDMXCodes.Component) -> LocalizedText {
    component.dimension?.name ?? component.name.map { texts[$0] }
      ?? LocalizedText(vi: component.id, en: component.id)
  }

  // MARK: - The data structure

  private func dataStructure(to writer: inout XMLWriter) {
    let components = SDMXCodes.components(settings)
    writer.start("str:DataStructure", own(SDMXCodes.flow(settings)))
    name(flowName, to: &writer)
    writer.element("str:DataStructureComponents") { writer in
      writer.element("str:DimensionList", ["id": "DimensionDescriptor"]) { writer in
        let dimensions = components.filter { $0.role == .dimension || $0.role == .time }
        for (index, component) in dimensions.enumerated() {
          let element = component.role == .time ? "str:TimeDimension" : "str:Dimension"
          writer.start(element, ["id": component.id, "position": "\(index + 1)"])
          content(of: component, to: &writer)
          writer.end()
        }
      }
      writer.element("str:AttributeList", ["id": "AttributeDescriptor"]) { writer in
        for component in components where component.role == .attribute {
          writer.start("str:Attribute", ["id": component.id, "assignmentStatus": "Mandatory"])
          content(of: component, to: &writer)
          writer.element("str:AttributeRelationship") { writer in
            writer.element("str:PrimaryMeasure") { $0.element("Ref", ["id": "OBS_VALUE"]) }
          }
          writer.end()
        }
      }
      writer.element("str:MeasureList", ["id": "MeasureDescriptor"]) { writer in
        for component in components where component.role == .measure {
          writer.start("str:PrimaryMeasure", ["id": component.id])
          content(of: component, to: &writer)
          writer.end()
        }
      }
    }
    writer.end()
  }

  private func content(of component: SDMXCodes.Component, to writer: inout XMLWriter) {
    writer.element("str:ConceptIdentity") { writer in
      writer.element(
        "Ref",
        [
          "id": component.id, "maintainableParentID": conceptScheme,
          "maintainableParentVersion": SDMXCodes.version, "agencyID": settings.agency,
          "package": "conceptscheme", "class": "Concept",
        ])
    }
    writer.element("str:LocalRepresentation") { writer in
      switch component.values {
      case .codes(let list):
        writer.element("str:Enumeration") {
          reference(list, package: "codelist", kind: "Codelist", to: &$0)
        }
      case .time: writer.element("str:TextFormat", ["textType": "ObservationalTimePeriod"])
      case .number: writer.element("str:TextFormat", ["textType": "Double"])
      case .count: writer.element("str:TextFormat", ["textType": "Integer"])
      }
    }
  }

  // MARK: - Code lists

  /// A code with its name; the code above it where there is one.
  private typealias Code = (code: String, name: LocalizedText, parent: String?)

  private func codeLists(to writer: inout XMLWriter) {
    for component in SDMXCodes.components(settings) {
      guard case .codes(let list) = component.values else { continue }
      let isPartial = self.isPartial && component.id == "REF_AREA"
      writer.start("str:Codelist", own(list))
      if isPartial { writer.attribute("isPartial", "true") }
      name(name(of: component), to: &writer)
      for code in codes(of: component) {
        writer.start("str:Code", ["id": code.code])
        name(code.name, to: &writer)
        if let parent = code.parent {
          writer.element("str:Parent") { $0.element("Ref", ["id": parent]) }
        }
        writer.end()
      }
      writer.end()
    }
  }

  private func codes(of component: SDMXCodes.Component) -> [Code] {
    if let dimension = component.dimension { return codes(of: dimension) }
    func list(_ codes: [(String, ExchangeText)]) -> [Code] { codes.map { ($0.0, texts[$0.1], nil) } }
    switch component.id {
    case "FREQ":
      return list([
        ("A", .annual), ("S", .semester), ("Q", .threeMonths), ("M", .oneMonth), ("_O", .otherMonths),
      ])
    case "OBS_STATUS": return list([("A", .normal), ("I", .imputed), ("O", .missing), ("Q", .heldBack)])
    case "REF_AREA":
      return units.units.map { unit in
        (
          ExchangeCode.unit(unit.code), LocalizedText(vi: unit.name, en: unit.name),
          unit.parent.map(ExchangeCode.unit)
        )
      }
    case "UNIT_MEASURE":
      return definitions.measures.values.sorted { $0.id < $1.id }.map {
        (SDMXCodes.measure($0.id), $0.name, nil)
      }
    case "INDICATOR": return indicators
    default: return []
    }
  }

  private var indicators: [Code] {
    var seen: Set<String> = []
    return ExchangeSeries.all(of: definitions).filter { $0.category == nil }.compactMap { series in
      let code = SDMXCodes.indicator(of: series, prefix: settings.prefix)
      guard seen.insert(code).inserted else { return nil }
      let name = texts.name(of: series)
      let indicator = series.indicator.code
      return (code, LocalizedText(vi: "\(indicator) \(name.vi)", en: "\(indicator) \(name.en)"), nil)
    }
  }

  private func codes(of dimension: ExchangeSettings.Dimension) -> [Code] {
    var codes: [Code] = [(SDMXCodes.total, texts[ExchangeText.wholeOfDimension], nil)]
    for category in ExchangeSeries.all(of: definitions).compactMap(\.category)
    where category.dimension == dimension && !codes.contains(where: { $0.code == category.code }) {
      codes.append((category.code, category.name, nil))
    }
    return codes
  }
}
