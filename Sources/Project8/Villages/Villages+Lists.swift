import P8Definitions
import Foundation
import P8Intake
public import P8Model
import P8Presentation
import P8Registry

extension Villages {
  /// Remembers which commune a name means, so that `match` and lists need not ask again.
  ///
  /// - Parameters:
  ///   - name: The commune as people write it.
  ///   - district: The district as they write it; empty for none.
  ///   - province: The province as they write it; empty for none.
  ///   - unit: The commune.
  /// - Returns: A few words on what was remembered.
  /// - Throws: ``Failure`` for another unit than a commune, or a registry that cannot be written.
  public func confirm(
    named name: String, district: String = "", province: String = "", means unit: UnitCode
  ) throws(Failure) -> LocalizedText {
    if isAsked {
      return try allowed(.manageVillages, in: unit).confirm(
        named: name, district: district, province: province, means: unit)
    }
    guard unit.level == .commune else {
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "\(unit.code) không phải mã xã", en: "\(unit.code) is not the code of a commune"),
        remedy: LocalizedText(
          vi: "Tìm mã bằng: p8 units find TÊN", en: "Find the code with: p8 units find NAME"))
    }
    let address = UnitAddress(
      commune: name, district: district, province: province, structure: unit.structure)
    let registry = try registry()
    try Failure.wrapping { () throws(RegistryFault) in try registry.confirm(unit, for: address.key) }
    let place = place(of: unit)
    return LocalizedText(
      vi: "Đã nhớ: “\(name)” là \(place) (\(unit.code)).",
      en: "Remembered: “\(name)” is \(place) (\(unit.code)).")
  }

  /// Takes the classes of communes from a list into the registry.
  ///
  /// - Parameters:
  ///   - path: A workbook or text file with the columns `commune` (the code, or the name with the columns `district` and
  ///     `province`) and `class`, under any of their headers: a code or name of the list `commune-class`.
  ///   - structure: The structure of the communes.
  ///   - language: The language of the answer.
  /// - Returns: What was taken, and the rows that were left out.
  /// - Throws: ``Failure`` where the file or the registry cannot be read or written.
  public func importClasses(
    fromFile path: String, structure: UnitStructure, language: Language
  ) throws(Failure) -> String {
    guard let scope = try workspace.scope() else {
      return try importClasses(fromFile: path, structure: structure, language: language) { _ in true }
    }
    return try allowed(.manageVillages).importClasses(
      fromFile: path, structure: structure, language: language, where: scope.contains)
  }

  private func importClasses(
    fromFile path: String, structure: UnitStructure, language: Language, where isAllowed: (UnitCode) -> Bool
  ) throws(Failure) -> String {
    let list = definitions.codeLists["commune-class"]?.items ?? []
    var classes: [UnitCode: String] = [:]
    var problems: [LocalizedText] = []
    let tables = try ListTable.read(
      path, needed: [[ListText.communeClass], [.communeCode, .commune]], texts: definitions.texts
    ) { _ in true }
    var finder = try CommuneFinder(workspace.places)
    for table in tables {
      for (row, commune) in zip(table.rows, finder.communes(of: table, in: structure)) {
        let place = table.place(of: row)
        let text = table.text(ListText.communeClass, row)
        let item = list.first { item in
          ([item.code, item.name.vi, item.name.en] + item.synonyms).contains {
            $0.compare(text, options: .caseInsensitive) == .orderedSame
          }
        }
        switch commune {
        case .failure(let problem): problems.append(problem.message.at(place))
        case .success(let code):
          guard isAllowed(code) else {
            problems.append(PeopleWords.foreignRow(self.place(of: code)).at(place))
            continue
          }
          guard let item else {
            problems.append(VillageListWords.unknownClass(text, known: list.map(\.code)).at(place))
            continue
          }
          if let other = classes[code], other != item.code {
            problems.append(VillageListWords.otherClass(self.place(of: code)).at(place))
            continue
          }
          classes[code] = item.code
        }
      }
    }
    let registry = try registry()
    let found = classes
    let changed = try Failure.wrapping { () throws(RegistryFault) in try registry.setClasses(found) }
    let summary = LocalizedText(
      vi: "\(classes.count) xã có khu vực, \(changed) xã mới hoặc thay đổi, \(problems.count) dòng bỏ qua.",
      en:
        "Classes of \(English.count(classes.count, "commune")): \(changed) new or changed, \(English.count(problems.count, "row")) left out."
    )
    return (problems.map { $0[language] } + [summary[language]]).joined(separator: "\n")
  }
}
