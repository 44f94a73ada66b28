package import P8Model

/// Whether DHIS2 takes metadata, by the rules of its import.
package struct DHIS2PackageCheck {
  private let package: DHIS2Package
  private var faults: [ExchangeFault] = []

  package init(_ package: DHIS2Package) { self.package = package }

  /// What is wrong, in the order of the lists that DHIS2 has.
  package static func faults(in package: DHIS2Package) -> [ExchangeFault] {
    var check = DHIS2PackageCheck(package)
    check.run()
    return check.faults
  }

  private mutating func run() {
    for kind in DHIS2Kind.all {
      let things = package.things[kind.list] ?? []
      for thing in things {
        checkProperties(of: thing, kind)
        checkReferences(of: thing, kind)
      }
      checkUnique(things, kind)
    }
    checkOptionCombos()
    checkUnits()
    checkDataSets()
    checkExpressions()
  }

  private mutating func add(_ reason: ExchangeFault.Reason, at thing: DHIS2Package.Thing) {
    faults.append(ExchangeFault(reason, in: thing.file, at: thing.place))
  }

  // MARK: - Things by themselves

  private mutating func checkProperties(of thing: DHIS2Package.Thing, _ kind: DHIS2Kind) {
    if !DHIS2Identifier.isProper(thing.id) { add(.identifier(thing.id), at: thing) }
    for property in kind.required {
      switch thing.json[property] {
      case nil, .null, .text(""): add(.missing(property: property), at: thing)
      default: break
      }
    }
    for (property, limit) in DHIS2Kind.limits
    where (thing.json[property]?.text?.utf16.count ?? 0) > limit {
      add(.tooLong(property: property, limit: limit), at: thing)
    }
  }

  private mutating func checkUnique(_ things: [DHIS2Package.Thing], _ kind: DHIS2Kind) {
    for property in ["id"] + kind.unique {
      var first: [String: DHIS2Package.Thing] = [:]
      for thing in things {
        let value = thing.json[property]
        guard let text = value?.text ?? value?.number.map({ "\($0)" }) else { continue }
        if let other = first[text] {
          guard case .thing(_, let name) = other.place else { continue }
          add(.repeated(property: property, text: text, by: name), at: thing)
        } else {
          first[text] = thing
        }
      }
    }
  }

  private mutating func checkReferences(of thing: DHIS2Package.Thing, _ kind: DHIS2Kind) {
    for (property, list) in kind.references {
      for id in thing.references(property) where package.thing(list, id: id) == nil {
        add(.reference(to: list, id), at: thing)
      }
    }
    guard kind.list == "dataSets" else { return }
    for (element, combo) in DHIS2Package.elements(of: thing) {
      if package.thing("dataElements", id: element) == nil {
        add(.reference(to: "dataElements", element), at: thing)
      }
      if let combo, package.thing("categoryCombos", id: combo) == nil {
        add(.reference(to: "categoryCombos", combo), at: thing)
      }
    }
  }

  // MARK: - Things together

  /// All combinations of the options of the categories must be there, each once
  /// (`CategoryOptionComboObjectBundleHook`).
  private mutating func checkOptionCombos() {
    for combo in package.things["categoryCombos"] ?? [] {
      let options = package.categories(of: combo.id).map { $0.references("categoryOptions") }
      // A file may ask for more than there is room for: they are made only where so many are there.
      let count = options.reduce(1) { product, options in
        let (value, isTooLarge) = product.multipliedReportingOverflow(by: options.count)
        return isTooLarge ? .max : value
      }
      let found = package.optionCombos(of: combo.id)
      // Without any DHIS2 makes them itself, under identifiers that nobody knows.
      guard found.count == count else {
        guard case .thing(_, let name) = combo.place else { continue }
        add(.optionCombos(of: name, wanted: count, found: found.count), at: combo)
        continue
      }
      let wanted = options.reduce([Set<String>()]) { sets, options in
        sets.flatMap { set in options.map { set.union([$0]) } }
      }
      var left = Set(wanted)
      for optionCombo in found where left.remove(Set(optionCombo.references("categoryOptions"))) == nil {
        guard case .thing(_, let name) = combo.place else { continue }
        add(.optionCombo(of: name), at: optionCombo)
      }
    }
  }

  private mutating func checkUnits() {
    for unit in package.things["organisationUnits"] ?? [] {
      guard let opened = unit.json["openingDate"]?.text, let closed = unit.json["closedDate"]?.text,
        let first = CalendarDate(iso: String(opened.prefix(10))),
        let last = CalendarDate(iso: String(closed.prefix(10)))
      else { continue }
      if last < first { add(.closedBeforeOpened, at: unit) }
    }
  }

  /// DHIS2 adds shorter periods up to longer ones: the check `aggregate_des_datasets_different_period_types`.
  private mutating func checkDataSets() {
    let dataSets = package.things["dataSets"] ?? []
    guard Set(dataSets.compactMap { $0.json["periodType"]?.text }).count > 1 else { return }
    var kinds: [String: Set<String>] = [:]
    for dataSet in dataSets {
      for (element, _) in DHIS2Package.elements(of: dataSet) {
        kinds[element, default: []].insert(dataSet.json["periodType"]?.text ?? "")
      }
    }
    guard let dataSet = dataSets.first, kinds.contains(where: { $0.value.count > 1 }) else { return }
    add(.severalKindsOfPeriod(dataSets: dataSets.map { $0.code ?? $0.id }), at: dataSet)
  }

  /// The elements that indicators and rules compute with.
  private mutating func checkExpressions() {
    for indicator in package.things["indicators"] ?? [] {
      for property in ["numerator", "denominator"] {
        checkOperands(of: indicator.json[property]?.text ?? "", in: indicator)
      }
    }
    for rule in package.things["validationRules"] ?? [] {
      for property in ["leftSide", "rightSide"] {
        checkOperands(of: rule.json[property]?["expression"]?.text ?? "", in: rule)
      }
    }
  }

  private mutating func checkOperands(of expression: String, in thing: DHIS2Package.Thing) {
    for piece in expression.split(separator: "#{").dropFirst(expression.hasPrefix("#{") ? 0 : 1) {
      guard let end = piece.firstIndex(of: "}") else {
        add(.operand(expression), at: thing)
        continue
      }
      let names = piece[..<end].split(separator: ".").map(String.init)
      let element = names.first.flatMap { package.thing("dataElements", id: $0) }
      let isKnown = names.count < 2 || package.thing("categoryOptionCombos", id: names[1]) != nil
      if element == nil || !isKnown { add(.operand(String(piece[..<end])), at: thing) }
    }
  }
}
