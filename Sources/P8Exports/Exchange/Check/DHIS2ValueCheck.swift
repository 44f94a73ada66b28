package import P8Model

/// Whether DHIS2 takes a file of values where some metadata are: the rules of `DefaultDataEntryService`.
///
/// What depends on the person who loads it (rights, locked and approved periods) is not judged.
package struct DHIS2ValueCheck {
  /// The faults of a file: those of its form first, then those of its values in their order.
  package static func faults(of file: DHIS2ValueFile, by package: DHIS2Package) -> [ExchangeFault] {
    var check = DHIS2ValueCheck(file, package)
    check.run()
    return file.faults + check.faults
  }

  /// A value whose names were found.
  private struct Decoded {
    let value: DHIS2ValueFile.Value
    let element: DHIS2Package.Thing
    let unit: DHIS2Package.Thing
    let period: DHIS2Period
    let dataSet: DHIS2Package.Thing
    let optionCombo: DHIS2Package.Thing?
  }

  private struct Key: Hashable {
    let element: String
    let unit: String
    let period: String
    let optionCombo: String?
    let attributeCombo: String?
  }

  private let file: DHIS2ValueFile
  private let package: DHIS2Package
  private var faults: [ExchangeFault] = []
  private var elementsOfSets: [String: [String: String?]] = [:]
  private var unitsOfSets: [String: Set<String>] = [:]
  private var first: [Key: ExchangeFault.Place] = [:]
  private static let commentLimit = 5000

  private init(_ file: DHIS2ValueFile, _ package: DHIS2Package) {
    (self.file, self.package) = (file, package)
  }

  private mutating func add(_ reason: ExchangeFault.Reason, at place: ExchangeFault.Place) {
    faults.append(ExchangeFault(reason, in: file.file, at: place))
  }

  private mutating func run() {
    let detected = detectedDataSet()
    for value in file.values {
      guard let decoded = decode(value, detected) else { continue }
      checkKey(of: decoded)
      checkValue(of: decoded)
    }
  }

  /// The only data set of all elements, for values that name none; DHIS2 refuses a file whose elements have
  /// several.
  private mutating func detectedDataSet() -> DHIS2Package.Thing? {
    let elements = Set(file.values.filter { $0.dataSet == nil }.compactMap(\.element)).compactMap {
      package.thing("dataElements", $0, by: file.scheme)?.id
    }
    guard !elements.isEmpty else { return nil }
    let dataSets = (package.things["dataSets"] ?? []).filter { dataSet in
      let known = self.elements(of: dataSet)
      return elements.contains { known[$0] != nil }
    }
    if dataSets.count > 1 { add(.severalDataSets(dataSets.map { $0.code ?? $0.id }), at: .file) }
    if dataSets.isEmpty { add(.noDataSet(elements.sorted()), at: .file) }
    return dataSets.first
  }

  private mutating func elements(of dataSet: DHIS2Package.Thing) -> [String: String?] {
    if let known = elementsOfSets[dataSet.id] { return known }
    let elements = Dictionary(
      DHIS2Package.elements(of: dataSet).map { ($0.element, $0.combo) },
      uniquingKeysWith: { first, _ in first })
    elementsOfSets[dataSet.id] = elements
    return elements
  }

  private mutating func units(of dataSet: DHIS2Package.Thing) -> Set<String> {
    if let known = unitsOfSets[dataSet.id] { return known }
    let units = Set(dataSet.references("organisationUnits"))
    unitsOfSets[dataSet.id] = units
    return units
  }

  // MARK: - Names

  private mutating func decode(_ value: DHIS2ValueFile.Value, _ detected: DHIS2Package.Thing?) -> Decoded? {
    let place = value.place
    let count = faults.count
    if let name = value.dataSet, package.thing("dataSets", name, by: file.scheme) == nil {
      add(.dataSet(name), at: place)
    }
    let period = value.period.flatMap { DHIS2Period($0) }
    if period == nil { add(.period(value.period), at: place) }
    let element = value.element.flatMap { package.thing("dataElements", $0, by: file.scheme) }
    if element == nil { add(.element(value.element), at: place) }
    let unit = value.unit.flatMap { package.thing("organisationUnits", $0, by: file.scheme) }
    if unit == nil { add(.unit(value.unit), at: place) }
    if let combo = value.attributeCombo, !combo.isEmpty,
      package.thing("categoryOptionCombos", combo, by: file.scheme) == nil
    {
      add(.attributeCombination(combo), at: place)
    }
    let dataSet = value.dataSet.map { package.thing("dataSets", $0, by: file.scheme) } ?? detected
    let optionCombo = self.optionCombo(of: value, element)
    guard count == faults.count, let element, let unit, let period, let dataSet else { return nil }
    return Decoded(
      value: value, element: element, unit: unit, period: period, dataSet: dataSet, optionCombo: optionCombo)
  }

  private mutating func optionCombo(
    of value: DHIS2ValueFile.Value, _ element: DHIS2Package.Thing?
  ) -> DHIS2Package.Thing? {
    if let name = value.optionCombo, !name.isEmpty {
      let combo = package.thing("categoryOptionCombos", name, by: file.scheme)
      if combo == nil { add(.optionCombination(name), at: value.place) }
      return combo
    }
    let whole = package.thing("categoryOptionCombos", DHIS2Codes.wholeOption, by: .code)
    guard let options = value.options else { return whole }
    guard value.dataSet != nil else {
      add(.optionsWithoutDataSet(options.keys.sorted()), at: value.place)
      return nil
    }
    guard let element else { return nil }
    let combo = element.references("categoryCombo").first ?? DHIS2Identifier.defaultCategoryCombo
    let wanted = package.categories(of: combo).map { category -> String? in
      let name = file.scheme == .code ? category.code : category.id
      guard let option = name.flatMap({ options[$0] }) else { return nil }
      return package.thing("categoryOptions", option, by: file.scheme)?.id
    }
    let found = wanted.compactMap(\.self)
    if found.count == wanted.count, let optionCombo = package.optionCombo(of: combo, options: Set(found)) {
      return optionCombo
    }
    let words = options.map { "\($0.key)=\($0.value)" }.sorted()
    add(.options(of: element.code ?? element.id, words), at: value.place)
    return nil
  }

  // MARK: - Keys

  private mutating func checkKey(of decoded: Decoded) {
    let place = decoded.value.place
    let dataSet = decoded.dataSet.code ?? decoded.dataSet.id
    let element = decoded.element.code ?? decoded.element.id
    let unit = decoded.unit.code ?? decoded.unit.id
    let elements = self.elements(of: decoded.dataSet)
    if elements[decoded.element.id] == nil { add(.elementOfSet(element, dataSet: dataSet), at: place) }
    if let kind = decoded.dataSet.json["periodType"]?.text, kind != decoded.period.kind {
      add(.periodOfSet(decoded.period.name, dataSet: dataSet, kind: kind), at: place)
    }
    if !self.units(of: decoded.dataSet).contains(decoded.unit.id) {
      add(.unitOfSet(unit, dataSet: dataSet), at: place)
    }
    let ownOfSet: String? = elements[decoded.element.id] ?? nil
    let combo =
      ownOfSet ?? decoded.element.references("categoryCombo").first ?? DHIS2Identifier.defaultCategoryCombo
    if let optionCombo = decoded.optionCombo, optionCombo.references("categoryCombo") != [combo] {
      add(.comboOfElement(optionCombo.code ?? optionCombo.id, element: element), at: place)
    }
    checkAttributeCombo(of: decoded, dataSet: dataSet)
    let key = Key(
      element: decoded.element.id, unit: decoded.unit.id, period: decoded.period.name,
      optionCombo: decoded.optionCombo?.id, attributeCombo: decoded.value.attributeCombo)
    if let earlier = first[key] {
      add(.repeatedValue(first: earlier), at: place)
    } else {
      first[key] = place
    }
    if !isOpen(decoded.unit, on: decoded.period.firstDay) {
      add(.closed(unit: unit, period: decoded.period.name), at: place)
    }
  }

  /// The attribute option combination is one of the data set's category combination; without one it is the
  /// default.
  private mutating func checkAttributeCombo(of decoded: Decoded, dataSet: String) {
    let name = decoded.value.attributeCombo.flatMap { $0.isEmpty ? nil : $0 }
    let given =
      name.map { package.thing("categoryOptionCombos", $0, by: file.scheme) }
      ?? package.thing("categoryOptionCombos", DHIS2Codes.wholeOption, by: .code)
    let combo = decoded.dataSet.references("categoryCombo").first ?? DHIS2Identifier.defaultCategoryCombo
    if given?.references("categoryCombo") != [combo] {
      add(.attributeCombinationOfSet(name, dataSet: dataSet), at: decoded.value.place)
    }
  }

  /// Whether a unit is there when a period begins, which is what DHIS2 asks.
  private func isOpen(_ unit: DHIS2Package.Thing, on day: CalendarDate) -> Bool {
    func date(_ name: String) -> CalendarDate? {
      unit.json[name]?.text.flatMap { CalendarDate(iso: String($0.prefix(10))) }
    }
    if let opened = date("openingDate"), day < opened { return false }
    if let closed = date("closedDate"), day > closed { return false }
    return true
  }

  // MARK: - Values

  private mutating func checkValue(of decoded: Decoded) {
    guard !decoded.value.isDeleted else { return }
    let place = decoded.value.place
    guard let text = decoded.value.text, !text.isEmpty else { return add(.noValue, at: place) }
    let type = decoded.element.json["valueType"]?.text ?? ""
    if !Self.isValid(text, type: type) { add(.valueType(text, type: type), at: place) }
    if (decoded.value.comment?.utf16.count ?? 0) > Self.commentLimit {
      add(.comment(Self.commentLimit), at: place)
    }
  }

  /// Whether a text is a value of a type (`ValidationUtils.valueIsValid`, `MathUtils`); true for types that
  /// are no numbers.
  private static func isValid(_ text: String, type: String) -> Bool {
    func isWhole(_ range: ClosedRange<Int>) -> Bool {
      // DHIS2 reads whole numbers of 32 bits, written without zeros before them and without `-0`.
      guard let number = Int(text), range.contains(number) else { return false }
      return "\(number)" == text
    }
    let (least, most) = (Int(Int32.min), Int(Int32.max))
    switch type {
    case "INTEGER": return isWhole(least...most)
    case "INTEGER_POSITIVE": return isWhole(1...most)
    case "INTEGER_ZERO_OR_POSITIVE": return isWhole(0...most)
    case "INTEGER_NEGATIVE": return isWhole(least...(-1))
    case "NUMBER": return isNumber(text)
    case "PERCENTAGE": return isNumber(text) && (ExactDecimal(text).map { $0 >= 0 && $0 <= 100 } ?? false)
    case "UNIT_INTERVAL": return isNumber(text) && (ExactDecimal(text).map { $0 >= 0 && $0 <= 1 } ?? false)
    default: return true
    }
  }

  /// Whether a text is `0` or digits that begin with another one, with or without a sign and decimals.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return false }
    let isDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    return isDigits && (parts[0] == "0" || !parts[0].hasPrefix("0"))
  }
}
