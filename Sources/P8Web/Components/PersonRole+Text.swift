import P8Definitions
import P8Model

extension PersonRole {
  /// The role in words.
  var text: WebText {
    switch self {
    case .village: .roleVillage
    case .commune: .roleCommune
    case .province: .roleProvince
    case .centre: .roleCentre
    case .donor: .roleDonor
    }
  }
}
