import P8Definitions
import Foundation
import P8Intake
public import P8Model
import P8Registry

/// A row of a list whose commune is not known.
struct UnknownCommune: Error {
  let message: LocalizedText
}

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
  ///   - path: A file of texts separated by tabs with the columns `commune` (the code, or the name with the columns
  ///     `district` and `province`) and `class`: a code or name of the list `commune-class`.
  ///   - structure: The structure of the communes.
  ///   - language: The language of the answer.
  /// - Returns: What was taken, and the rows that were left out.
  /// - Throws: ``Failure`` where the file or the registry cannot be read or written.
  public func importClasses(
    fromFile path: String, structure: UnitStructure, language: Language
  ) throws(Failure) -> String {
    let table = try TabSeparatedTable(path: path)
    let column = try table.column("class", in: path)
    let list = definitions.codeLists["commune-class"]?.items ?? []
    var classes: [UnitCode: String] = [:]
    var problems: [LocalizedText] = []
    for (index, commune) in try communes(of: table, in: path, structure: structure).enumerated() {
      let text = table.rows[index][column]
      let item = list.first { item in
        ([item.code, item.name.vi, item.name.en] + item.synonyms).contains {
          $0.compare(text, options: .caseInsensitive) == .orderedSame
        }
      }
      switch commune {
      case .failure(let problem): problems.append(problem.message)
      case .success(let code):
        guard let item else {
          let known = list.map(\.code).joined(separator: ", ")
          problems.append(
            LocalizedText(
              vi: "dòng \(index + 2): không có khu vực “\(text)” (\(known))",
              en: "line \(index + 2): there is no class “\(text)” (\(known))"))
          continue
        }
        if let other = classes[code], other != item.code {
          problems.append(
            LocalizedText(
              vi: "dòng \(index + 2): \(place(of: code)) đã có khu vực khác ở dòng trên, giữ dòng trên",
              en: "line \(index + 2): \(place(of: code)) has another class in a row above, which stays"))
          continue
        }
        classes[code] = item.code
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

  /// The commune of each row of a list, by its code or by its name.
  func communes(
    of table: TabSeparatedTable, in path: String, structure: UnitStructure
  ) throws(Failure) -> [Result<UnitCode, UnknownCommune>] {
    let column = try table.column("commune", in: path)
    let district = table.header.firstIndex(of: "district")
    let province = table.header.firstIndex(of: "province")
    let confirmed = try workspace.places.confirmedUnits()[structure] ?? [:]
    let addresses = table.rows.map { row in
      UnitAddress(
        commune: row[column], district: district.map { row[$0] } ?? "",
        province: province.map { row[$0] } ?? "",
        structure: structure)
    }
    let isByCode = addresses.allSatisfy { UnitCode($0.commune, structure: structure) != nil }
    let matches = isByCode ? [] : UnitMatcher(catalogue: definitions.units).match(addresses)
    return addresses.enumerated().map { index, address in
      if let code = UnitCode(address.commune, structure: structure), code.level == .commune,
        definitions.units[code] != nil
      {
        return .success(code)
      }
      if let code = confirmed[address.key] { return .success(code) }
      let match = isByCode ? nil : matches[index]
      if let match, match.status == .sure, let code = match.code { return .success(code) }
      let candidates = ((match?.code).map { [$0] } ?? match?.candidates ?? []).prefix(4)
        .map { "\($0.code) \(place(of: $0))" }.joined(separator: "; ")
      return .failure(
        UnknownCommune(
          message: candidates.isEmpty
            ? LocalizedText(
              vi: "dòng \(index + 2): không có xã “\(address.commune)”",
              en: "line \(index + 2): there is no commune “\(address.commune)”")
            : LocalizedText(
              vi:
                "dòng \(index + 2): “\(address.commune)” có thể là \(candidates); xác nhận bằng p8 units confirm",
              en:
                "line \(index + 2): “\(address.commune)” may be \(candidates); confirm it with p8 units confirm"
            )))
    }
  }
}
