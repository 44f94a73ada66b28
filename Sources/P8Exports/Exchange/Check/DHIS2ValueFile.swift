package import P8Model
import XMLStream

/// A file of values, read as DHIS2 reads it.
package struct DHIS2ValueFile: Sendable {
  /// A value as it is written; what stands for all values of a group is put beside each.
  struct Value: Sendable {
    let place: ExchangeFault.Place
    var dataSet: String?
    let element: String?
    let unit: String?
    let period: String?
    let optionCombo: String?
    /// Category to option, where there is no option combination; nil where the format has no way of naming
    /// them.
    let options: [String: String]?
    let attributeCombo: String?
    let text: String?
    let comment: String?
    let isDeleted: Bool
  }

  let file: String
  let scheme: DHIS2Package.Scheme
  private(set) var values: [Value] = []
  /// What is wrong with the file as such.
  private(set) var faults: [ExchangeFault] = []

  /// How many values it has.
  package var count: Int { values.count }

  /// How a file of values is sent.
  package struct Sending: Hashable, Sendable {
    /// `idScheme` of the request; a JSON file that names its own has that one.
    package let scheme: DHIS2Package.Scheme
    /// `dataSet` of the request, which CSV has no column for.
    package let dataSet: String?

    package init(scheme: DHIS2Package.Scheme = .code, dataSet: String? = nil) {
      (self.scheme, self.dataSet) = (scheme, dataSet)
    }
  }

  /// A file of which nothing was read yet.
  init(file: String, scheme: DHIS2Package.Scheme) { (self.file, self.scheme) = (file, scheme) }

  mutating func add(_ reason: ExchangeFault.Reason, at place: ExchangeFault.Place = .file) {
    faults.append(ExchangeFault(reason, in: file, at: place))
  }

  mutating func add(_ value: Value) { values.append(value) }

  // MARK: - JSON

  /// Values in JSON: `DataEntryInput.fromJson`.
  package init(json: JSONValue, file: String, sending: Sending) {
    let own = json["idScheme"]?.text.flatMap { DHIS2Package.Scheme(rawValue: $0.lowercased()) }
    (self.file, scheme) = (file, own ?? sending.scheme)
    if let date = json["completeDate"]?.text {
      if CalendarDate(iso: date) == nil { add(.completeDate(date)) }
      for name in ["dataSet", "orgUnit", "period"] where json[name]?.text == nil { add(.completeDate(date)) }
    }
    for (index, item) in (json["dataValues"]?.list ?? []).enumerated() {
      let place = ExchangeFault.Place.value(index + 1)
      func text(_ name: String) -> String? { item[name]?.text }
      if let value = item["value"], value.text == nil, value.number == nil {
        add(.notText("value"), at: place)
      }
      let options = item["categoryOptionCombo"]?.members.map { members in
        Dictionary(members.map { ($0.0, $0.1.text ?? "") }) { first, _ in first }
      }
      add(
        Value(
          place: place, dataSet: json["dataSet"]?.text, element: text("dataElement"),
          unit: text("orgUnit") ?? json["orgUnit"]?.text, period: text("period") ?? json["period"]?.text,
          optionCombo: text("categoryOptionCombo"), options: options,
          attributeCombo: text("attributeOptionCombo") ?? json["attributeOptionCombo"]?.text,
          text: text("value") ?? item["value"]?.number.map { "\($0)" }, comment: text("comment"),
          isDeleted: item["deleted"].map { if case .truth(true) = $0 { true } else { false } } ?? false))
    }
    if values.isEmpty { add(.noValues) }
  }

  // MARK: - ADX

  private static let namespace = "urn:ihe:qrph:adx:2015"

  /// Values in ADX: `DataEntryInput.fromAdxXml`.
  /// - Throws: ``XMLTree/Fault`` for what is no XML.
  package init(adx bytes: [UInt8], file: String, sending: Sending) throws {
    (self.file, scheme) = (file, sending.scheme)
    guard let root = try XMLTree(bytes).root, root.name == "adx", root.namespace == Self.namespace else {
      add(.root("adx"))
      return
    }
    for (index, group) in root.children.filter({ $0.name == "group" }).enumerated() {
      add(group, number: index + 1)
    }
    if values.isEmpty, faults.isEmpty { add(.noValues) }
  }

  private mutating func add(_ group: XMLTree.Element, number: Int) {
    let place = ExchangeFault.Place.group(number, value: nil, line: group.line)
    let period = group["period"].flatMap { DHIS2Period(adx: $0) }
    if period == nil { add(.adxPeriod(group["period"] ?? ""), at: place) }
    if group["attributeOptionCombo"] == nil {
      for (name, _) in group.attributes where !["orgUnit", "period", "dataSet"].contains(name) {
        add(.groupAttribute(name), at: place)
      }
    }
    for (index, value) in group.children.filter({ $0.name == "dataValue" }).enumerated() {
      let place = ExchangeFault.Place.group(number, value: index + 1, line: value.line)
      let known: Set<String> = [
        "dataElement", "value", "comment", "followup", "deleted", "categoryOptionCombo",
      ]
      let others = value.attributes.filter { !known.contains($0.name) }
      let annotation = value.child("annotation")?.text
      if let annotation, annotation != value["value"] { add(.annotation, at: place) }
      add(
        Value(
          place: place, dataSet: group["dataSet"], element: value["dataElement"], unit: group["orgUnit"],
          period: period?.name, optionCombo: value["categoryOptionCombo"],
          // Without an option combination DHIS2 looks for options, be there any attributes or not.
          options: value["categoryOptionCombo"] == nil
            ? Dictionary(others.map { ($0.name, $0.value) }) { first, _ in first } : nil,
          attributeCombo: group["attributeOptionCombo"], text: annotation ?? value["value"],
          comment: value["comment"], isDeleted: value["deleted"]?.lowercased() == "true"))
    }
  }
}
