import P8Definitions
import P8Model
import P8Registry
import P8Validation

/// What all capabilities share: the workspace that handed them out.
protocol Capability: Sendable {
  var workspace: Workspace { get }

  init(workspace: Workspace)
}

extension Capability {
  /// Whether a person acts, so that an entry has to ask before it does anything.
  var isAsked: Bool { workspace.person != nil }

  /// The same capability for work that the person may do in the units; fails where they may not.
  ///
  /// Each entry that reads or changes something begins with it: without it the registry stays closed to people.
  func allowed(_ act: PersonAct, in units: UnitCode...) throws(Failure) -> Self {
    try workspace.demand(act, in: units)
    return Self(workspace: workspace.allowed)
  }

  /// The same for work that concerns the whole of the registry.
  func allowedEverywhere(_ act: PersonAct) throws(Failure) -> Self {
    try workspace.demandEverywhere(act)
    return Self(workspace: workspace.allowed)
  }
}

extension Capability {
  var definitions: Definitions { workspace.definitions }

  func registry() throws(Failure) -> Registry { try workspace.registry() }
  func registryIfThere() throws(Failure) -> Registry? { try workspace.registryIfThere() }
  func registryToRead() throws(Failure) -> Registry { try workspace.registryToRead() }
  func existingRegistry() throws(Failure) -> Registry { try workspace.existingRegistry() }

  func indicator(_ code: String) throws(Failure) -> Indicator { try workspace.indicator(code) }

  /// The name of a unit and of those above it: `Xã Ea Lâm, Huyện Sông Hinh, Tỉnh Phú Yên`.
  func place(of code: UnitCode) -> String {
    definitions.units.lineage(of: code).filter { $0.level != .nation }
      .compactMap { definitions.units[$0]?.name }.joined(separator: ", ")
  }

  /// All villages of the registry; none where there is no registry yet.
  func allVillages() throws(Failure) -> [Village] {
    guard let registry = try registryIfThere() else { return [] }
    return try Failure.wrapping { () throws(RegistryFault) in try registry.villages().map(\.village) }
  }

  /// The villages as reports name them, those of the registry beside those that come with reports from elsewhere.
  func villageDirectory(bringing brought: BroughtVillages? = nil) throws(Failure) -> VillageDirectory {
    guard let registry = try registryIfThere() else { return VillageDirectory(brought?.beside([]) ?? []) }
    return try Failure.wrapping { () throws(RegistryFault) in
      let villages = try registry.villages()
      let known = villages.map(\.village)
      return VillageDirectory(
        brought?.beside(known) ?? known, former: try registry.formerVillageNames(of: villages))
    }
  }

  /// The names that villages once had; none where there is no registry yet.
  func formerNames() throws(Failure) -> [FormerVillageName] {
    guard let registry = try registryIfThere() else { return [] }
    return try Failure.wrapping { () throws(RegistryFault) in
      try registry.formerVillageNames(of: registry.villages())
    }
  }

  /// The villages of a commune, by code; none where there is no registry yet.
  func villages(in commune: UnitCode) throws(Failure) -> [Village] {
    guard let registry = try registryIfThere() else { return [] }
    return try Failure.wrapping { () throws(RegistryFault) in
      try registry.villages(of: commune).map(\.village)
    }
  }
}
