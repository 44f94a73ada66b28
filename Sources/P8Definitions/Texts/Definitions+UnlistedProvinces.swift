package import P8Model

extension Definitions {
  /// What must be said beside a coverage of the whole country: the provinces whose villages nobody has listed yet are not
  /// among the expected ones.
  ///
  /// - Parameters:
  ///   - structure: The structure of the provinces.
  ///   - listed: Those of which villages are expected.
  /// - Returns: The note; nil where all provinces are listed, or none.
  package func unlistedProvinces(
    in structure: UnitStructure, listed: Set<UnitCode>
  ) -> LocalizedText? {
    let provinces = units.children(of: .nation(structure))
    let missing = provinces.filter { !listed.contains($0) }
    guard !missing.isEmpty, missing.count < provinces.count else { return nil }
    // The shorter list names both.
    let areFew = missing.count <= listed.count
    let named = (areFew ? missing : provinces.filter(listed.contains)).map { units[$0]?.name ?? $0.code }
    return texts.filled(
      areFew ? ReportText.provincesUnlisted : .provincesListed,
      with: [
        "count": "\(missing.count)", "listed": "\(provinces.count - missing.count)",
        "all": "\(provinces.count)", "names": named.joined(separator: ", "),
      ])
  }
}
