package import P8Model
import P8Registry

extension Trust {
  /// Looks at every page, reference, value and entry of the registry.
  package func checkRegistry(_ language: Language) throws(Failure) -> (isSound: Bool, text: String) {
    let registry = try existingRegistry()
    let report = try Failure.wrapping { () throws(RegistryFault) in try registry.check() }
    let summary = LocalizedText(
      vi: "\(registry.path): \(report.reports) báo cáo, \(report.villages) thôn; "
        + (report.isSound ? "nguyên vẹn." : "có hỏng hóc:"),
      en:
        "\(registry.path): \(English.count(report.reports, "report")), \(English.count(report.villages, "village")); "
        + (report.isSound ? "sound." : "not sound:"))
    let lines = report.damage + report.audit.map { words(of: $0)[language] }
    return (report.isSound, ([summary[language]] + lines).joined(separator: "\n"))
  }

  /// Writes a copy of the registry as it is now, while others go on working with it; no file is replaced.
  package func backUpRegistry(to path: String) throws(Failure) -> LocalizedText {
    let registry = try existingRegistry()
    try Failure.wrapping { () throws(RegistryFault) in try registry.backup(to: path) }
    return LocalizedText(
      vi: "Đã sao lưu \(registry.path) vào \(path).", en: "\(registry.path) is backed up in \(path).")
  }

  /// Puts a backup in the place of the registry, if it is sound; what was there is kept beside it.
  package func restoreRegistry(from path: String) throws(Failure) -> LocalizedText {
    let target = workspace.registryPath ?? ""
    let kept = try Failure.wrapping { () throws(RegistryFault) in try Registry.restore(path, to: target) }
    guard let kept else {
      return LocalizedText(
        vi: "Đã khôi phục \(target) từ \(path).", en: "\(target) is restored from \(path).")
    }
    return LocalizedText(
      vi: "Đã khôi phục \(target) từ \(path). Sổ cũ được giữ ở \(kept).",
      en: "\(target) is restored from \(path). What was there is kept in \(kept).")
  }
}
