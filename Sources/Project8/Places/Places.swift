import Foundation
import P8Definitions
import P8Intake
package import P8Model
import P8Presentation
import P8Registry
import VietnameseText

/// Administrative units of both structures, looked up by name or code.
package struct Places: Capability {
  let workspace: Workspace

  /// Units and villages whose name contains a text, with or without diacritics, of both structures; a village is found by a
  /// name that it once had, too.
  /// - Throws: ``Failure`` of wrong use where there is none.
  package func find(
    named name: String, as format: TableFormat = .text, language: Language, width: Int = .max
  ) throws(Failure) -> String {
    if isAsked {
      return try allowed(.see).find(named: name, as: format, language: language, width: width)
    }
    let key = SearchKey.undiacritic(name)
    let found = units(containing: key)
    let villages = try villageRows(containing: key, language)
    guard !found.isEmpty || !villages.isEmpty else {
      throw Failure(
        .wrongUse, LocalizedText(vi: "Không tìm thấy đơn vị “\(name)”", en: "No unit is called “\(name)”"),
        remedy: LocalizedText(
          vi: "Thử một phần của tên, không cần dấu: p8 units find \"ea lam\".",
          en: "Try a part of the name, diacritics are not needed: p8 units find \"ea lam\"."))
    }
    let units = found.map { [$0.code.code, $0.code.structure.rawValue, place(of: $0.code), ""] }
    let rows = units + villages
    let hasFormer = format != .text || rows.contains { !$0[3].isEmpty }
    return ListedTable(
      [.code, .structure, .place] + (hasFormer ? [.former] : []),
      rows: hasFormer ? rows : rows.map { Array($0.prefix(3)) }
    ).formatted(as: format, language: language, width: width)
  }

  private func units(containing key: String) -> [AdministrativeUnit] {
    definitions.units.all
      .filter { unit in
        SearchKey.undiacritic(unit.name).contains(key)
          || unit.variants.contains { SearchKey.undiacritic($0).contains(key) }
      }
      .sorted { $0.code < $1.code }
  }

  /// Units of both structures and villages by a part of their name or by their code; of a person only their own.
  ///
  /// The newest structure and the highest levels come first. Less than two characters find nothing.
  package func search(_ text: String) throws(Failure) -> [FoundUnit] {
    if let scope = try workspace.scope() {
      return try allowed(.see).search(text).filter { scope.contains($0.code) }
    }
    let key = SearchKey.undiacritic(text)
    guard key.count >= 2 else { return [] }
    let villages = try allVillages().filter {
      SearchKey.undiacritic($0.name).contains(key) || $0.code.code.hasPrefix(key)
    }
    let byCode = UnitStructure.allCases.compactMap { UnitCode(text, structure: $0) }
      .compactMap { definitions.units[$0] }
    var seen: Set<UnitCode> = []
    let units = (byCode + units(containing: key)).map(\.code).filter { $0.level != .nation }
      .sorted { one, other in
        guard one.structure == other.structure else { return one.structure > other.structure }
        return one.level == other.level ? one < other : other.level.isBelow(one.level)
      }
      .map { FoundUnit(code: $0, place: place(of: $0)) }
    let found = villages.map { village in
      FoundUnit(
        code: village.code,
        place: [village.name, village.code.communeOfVillage.map { place(of: $0) }].compactMap(\.self)
          .joined(separator: ", "))
    }
    return (units + found).filter { seen.insert($0.code).inserted }
  }

  private func villageRows(containing key: String, _ language: Language) throws(Failure) -> [[String]] {
    guard !key.isEmpty, try registryIfThere() != nil else { return [] }
    let former = Dictionary(grouping: try formerNames(), by: \.code)
    return try allVillages().compactMap { village -> [String]? in
      let before = former[village.code] ?? []
      guard ([village.name] + before.map(\.name)).contains(where: { SearchKey.undiacritic($0).contains(key) })
      else { return nil }
      let commune = village.code.communeOfVillage.map { place(of: $0) } ?? ""
      return [
        village.code.code, village.code.structure.rawValue, "\(village.name), \(commune)",
        before.isEmpty ? "" : VillageListWords.formerly(before)[language],
      ]
    }
  }

  /// A unit with what is above it and below it.
  package func show(_ text: String, language: Language) throws -> String {
    if isAsked { return try allowed(.see).show(text, language: language) }
    var lines: [String] = []
    for structure in UnitStructure.allCases {
      guard let code = UnitCode(text, structure: structure) else { continue }
      guard let unit = definitions.units[code.communeOfVillage ?? code] else { continue }
      lines.append("\(code.code) (\(structure.rawValue)): \(place(of: unit.code))")
      if code.level == .commune, let known = try communeClass(of: code) {
        lines.append("  \(known[language])")
      }
      for child in definitions.units.children(of: code) {
        lines.append("  \(child.code)\t\(definitions.units[child]?.name ?? "")")
      }
      if code.level == .commune, workspace.registryPath != nil {
        for village in try villages(in: code) { lines.append("  \(village.code.code)\t\(village.name)") }
      }
    }
    guard !lines.isEmpty else { throw unknownUnit(text) }
    return lines.joined(separator: "\n")
  }

  /// What became of a unit on 1 July 2025, or what it was made of.
  package func changes(_ text: String, language: Language) throws(Failure) -> String {
    var lines: [String] = []
    if let old = UnitCode(text, structure: .y2024), definitions.units[old] != nil {
      lines.append("\(old.code) (2024): \(place(of: old))")
      if let province = definitions.units.successor(ofProvince: old) {
        lines.append("  → \(province.code) \(definitions.units[province]?.name ?? "")")
      }
      for change in definitions.units.changes(ofOld: old) {
        lines.append("  → \(change.new.code) \(place(of: change.new)) \(words(of: change)[language])")
      }
      lines += history(of: old, language)
    } else if let removed = UnitCode(text, structure: .y2024),
      let last = definitions.units.history(of: removed).last
    {
      lines.append("\(removed.code) (2024): \(last.oldName)")
      lines += history(of: removed, language)
      if let successor = definitions.units.successor(ofRemoved: removed) {
        lines.append("  → \(successor.code) \(place(of: successor))")
      }
    }
    if let new = UnitCode(text, structure: .y2025), definitions.units[new] != nil {
      lines.append("\(new.code) (2025): \(place(of: new))")
      for change in definitions.units.changes(ofNew: new) {
        lines.append("  ← \(change.old.code) \(place(of: change.old)) \(words(of: change)[language])")
      }
      lines += history(of: new, language)
    }
    guard !lines.isEmpty else { throw unknownUnit(text) }
    return lines.joined(separator: "\n")
  }

  /// What happened to a unit inside its structure, a line each.
  private func history(of unit: UnitCode, _ language: Language) -> [String] {
    definitions.units.history(of: unit).map { event in
      let what =
        switch event.kind {
        case .created: LocalizedText(vi: "thành lập: \(event.newName)", en: "created: \(event.newName)")
        case .removed: LocalizedText(vi: "không còn: \(event.oldName)", en: "removed: \(event.oldName)")
        case .renamed, .retyped:
          LocalizedText(
            vi: "\(event.oldName) thành \(event.newName)", en: "\(event.oldName) became \(event.newName)")
        case .moved:
          LocalizedText(
            vi: "chuyển từ \(name(event.oldDistrict)) sang \(name(event.newDistrict))",
            en: "moved from \(name(event.oldDistrict)) to \(name(event.newDistrict))")
        }
      let decision = event.decision.isEmpty ? "" : " (\(event.decision))"
      return "  \(event.since.formatted(language)): \(what[language])\(decision)"
    }
  }

  private func name(_ unit: UnitCode?) -> String {
    unit.map { definitions.units[$0]?.name ?? $0.code } ?? ""
  }

  private func words(of change: UnitChange) -> LocalizedText {
    if change.isWhole { return LocalizedText(vi: "(toàn bộ)", en: "(whole)") }
    switch change.population {
    case .all: return LocalizedText(vi: "(một phần đất, toàn bộ dân)", en: "(a part, all its people)")
    case .some(.none): return LocalizedText(vi: "(một phần đất, không có dân)", en: "(a part, land only)")
    case .part:
      return LocalizedText(
        vi: "(một phần dân, không rõ tỷ lệ)", en: "(a part of the people, share not known)")
    case .unclear, nil: return LocalizedText(vi: "(một phần)", en: "(a part)")
    }
  }

  /// The class of a commune in words; nil where it is not known.
  private func communeClass(of commune: UnitCode) throws(Failure) -> LocalizedText? {
    guard workspace.registryPath != nil, let registry = try registryIfThere() else { return nil }
    let code = try Failure.wrapping { () throws(RegistryFault) in try registry.classes()[commune] }
    return code.flatMap { definitions.codeLists["commune-class"]?.item($0)?.name }
  }

  private func unknownUnit(_ text: String) -> Failure {
    Failure(
      .wrongUse,
      LocalizedText(vi: "Không có đơn vị mã \(text)", en: "There is no unit with the code \(text)"),
      remedy: LocalizedText(
        vi: "Tìm mã bằng: p8 units find TÊN", en: "Find the code with: p8 units find NAME"))
  }

  /// Finds the codes for a list of names.
  /// - Parameter path: A file of texts separated by tabs with the columns `commune`, `district`, `province`
  ///   and perhaps `date`. What was confirmed in the registry, where there is one, is sure.
  /// - Returns: The same rows with `status`, `code` and `candidates`.
  package func match(inFile path: String) throws(Failure) -> String {
    if isAsked { return try allowed(.check).match(inFile: path) }
    let bytes = try RegularFile.contents(of: path)
    let confirmed = try confirmedUnits()
    do {
      return try UnitMatchTable(bytes, matcher: UnitMatcher(catalogue: definitions.units)) { address in
        confirmed[address.structure]?[address.key]
      }.text
    } catch {
      throw Failure(.input, definitions.texts[error.text])
    }
  }

  func confirmedUnits() throws(Failure) -> [UnitStructure: [String: UnitCode]] {
    guard let registry = try registryIfThere() else { return [:] }
    return try Failure.wrapping { () throws(RegistryFault) in
      var units: [UnitStructure: [String: UnitCode]] = [:]
      for structure in UnitStructure.allCases {
        units[structure] = try registry.confirmedUnits(in: structure)
      }
      return units
    }
  }
}
