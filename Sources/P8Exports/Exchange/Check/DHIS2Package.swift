package import P8Model

/// What metadata for DHIS2 holds, as far as values are judged by it: the things by their identifiers.
///
/// What every instance has by itself is there too. Of things that stand in several files the last one holds,
/// as it does when the files are loaded in their order.
package struct DHIS2Package: Sendable {
  /// How values name things.
  package enum Scheme: String, Hashable, Sendable, CaseIterable {
    case code, uid
  }

  /// A thing of the metadata with the file in which it stands.
  struct Thing: Sendable {
    let list: String
    let file: String
    let json: JSONValue

    var id: String { json["id"]?.text ?? "" }
    var code: String? { json["code"]?.text }
    /// How a person finds it.
    var place: ExchangeFault.Place {
      .thing(list: list, name: code ?? json["name"]?.text ?? id)
    }

    /// The identifiers that a property refers to.
    func references(_ property: String) -> [String] {
      guard let value = json[property] else { return [] }
      if let list = value.list { return list.compactMap { $0["id"]?.text } }
      return [value["id"]?.text].compactMap(\.self)
    }
  }

  /// The things in the order of the files, by their list.
  private(set) var things: [String: [Thing]] = [:]
  private var byIdentifier: [String: [String: Thing]] = [:]
  private var byCode: [String: [String: Thing]] = [:]
  private var optionCombosOfCombo: [String: [Thing]] = [:]

  /// The things that every instance has: nothing is broken down by them.
  private static let ownOfEveryInstance: [(list: String, id: String)] = [
    ("categoryOptions", "xYerKDKCefk"), ("categories", "GLevLNI9wkl"),
    ("categoryCombos", DHIS2Identifier.defaultCategoryCombo), ("categoryOptionCombos", "HllvX50cXC0"),
  ]

  package init() {
    for (list, id) in Self.ownOfEveryInstance {
      var members: [(String, JSONValue)] = [("id", .text(id)), ("code", .text(DHIS2Codes.wholeOption))]
      func reference(_ list: String) -> JSONValue {
        .object([("id", .optional(Self.ownOfEveryInstance.first { $0.list == list }?.id))])
      }
      switch list {
      case "categories": members.append(("categoryOptions", .list([reference("categoryOptions")])))
      case "categoryCombos": members.append(("categories", .list([reference("categories")])))
      case "categoryOptionCombos":
        members.append(("categoryCombo", reference("categoryCombos")))
        members.append(("categoryOptions", .list([reference("categoryOptions")])))
      default: break
      }
      index(Thing(list: list, file: "", json: .object(members)))
    }
  }

  /// Adds the metadata of a file.
  package mutating func add(_ json: JSONValue, from file: String) {
    for (list, value) in json.members ?? [] {
      let items = value.list ?? []
      let identifiers = Set(items.compactMap { $0["id"]?.text })
      things[list]?.removeAll { identifiers.contains($0.id) }
      for item in items {
        let thing = Thing(list: list, file: file, json: item)
        things[list, default: []].append(thing)
        index(thing)
      }
    }
    optionCombosOfCombo = Dictionary(grouping: things["categoryOptionCombos"] ?? []) {
      $0.references("categoryCombo").first ?? ""
    }
  }

  private mutating func index(_ thing: Thing) {
    if !thing.id.isEmpty { byIdentifier[thing.list, default: [:]][thing.id] = thing }
    if let code = thing.code { byCode[thing.list, default: [:]][code] = thing }
  }

  /// Whether metadata are what an object of JSON holds, and not values.
  package static func isMetadata(_ json: JSONValue) -> Bool {
    json["dataValues"] == nil
      && (json.members ?? []).contains { name, value in value.list != nil && DHIS2Kind(list: name) != nil }
  }

  func thing(_ list: String, id: String) -> Thing? { byIdentifier[list]?[id] }

  func thing(_ list: String, _ name: String, by scheme: Scheme) -> Thing? {
    scheme == .code ? byCode[list]?[name] : byIdentifier[list]?[name]
  }

  // MARK: - What values ask for

  /// The elements of a data set, each with the category combination that it has there.
  static func elements(of dataSet: Thing) -> [(element: String, combo: String?)] {
    (dataSet.json["dataSetElements"]?.list ?? []).compactMap { item in
      item["dataElement"]?["id"]?.text.map { ($0, item["categoryCombo"]?["id"]?.text) }
    }
  }

  /// The categories of a category combination.
  func categories(of combo: String) -> [Thing] {
    thing("categoryCombos", id: combo)?.references("categories")
      .compactMap { thing("categories", id: $0) } ?? []
  }

  /// The option combination of a category combination that has just these options.
  func optionCombo(of combo: String, options: Set<String>) -> Thing? {
    optionCombos(of: combo).first { Set($0.references("categoryOptions")) == options }
  }

  func optionCombos(of combo: String) -> [Thing] {
    guard combo != DHIS2Identifier.defaultCategoryCombo else {
      return [byCode["categoryOptionCombos"]?[DHIS2Codes.wholeOption]].compactMap(\.self)
    }
    return optionCombosOfCombo[combo] ?? []
  }
}
