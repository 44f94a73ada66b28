import Foundation
import P8Definitions
package import P8Model
import P8Registry

extension Workspace {
  /// The name of a unit with those above it: `Xã Ea Lâm, Huyện Sông Hinh, Tỉnh Phú Yên`; the code of one that is not known.
  package func name(of code: UnitCode) -> LocalizedText {
    guard code.level != .nation else {
      let nation = definitions.texts[CheckText.nation]
      return LocalizedText(vi: Self.capital(nation.vi), en: Self.capital(nation.en))
    }
    let names = units.lineage(of: code).filter { $0.level != .nation }.map { units[$0]?.name ?? $0.code }
    let name = names.joined(separator: ", ")
    return LocalizedText(vi: name, en: name)
  }

  private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// Whether the registry can be read, or there is none yet to read.
  package var isRegistryReadable: Bool {
    do {
      _ = try allowed.registryIfThere()
      return true
    } catch {
      return false
    }
  }
}
