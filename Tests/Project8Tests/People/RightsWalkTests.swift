import Foundation
import P8Model
import TestSupport
import Testing

import Project8

/// Every entry of every capability, for every role, in units that are the person's and in others, of both structures.
///
/// An entry that is new must be put into ``Walk/entries``, with the act that it demands.
struct RightsWalkTests {
  @Test func `every entry of the capabilities is in the table of the walk`() throws {
    let found = try CapabilityEntries.all()
    #expect(found.count > 90)
    let listed = Set(Walk.entries.map(\.name)).union(Walk.open).union(Walk.ofPeople)
    #expect(listed.count == Walk.entries.count + Walk.open.count + Walk.ofPeople.count, "one stands twice")
    for name in found.subtracting(listed).sorted() {
      Issue.record("\(name): say in the walk which act it demands")
    }
    for name in listed.subtracting(found).sorted() { Issue.record("\(name) is not there any more") }
  }

  @Test(arguments: Walk.entries)
  func `an entry is open to whom its act is allowed, and to nobody else`(entry: Walk.Entry) async throws {
    let office = try await WalkedOffice.copy()
    for role in PersonRole.allCases {
      for structure in UnitStructure.allCases {
        let own = office.workspace(as: role, of: structure)
        for unit in WalkedOffice.Place.allCases {
          // A person of the old commune holds no whole commune of today.
          if structure == .y2024, unit.structure == .y2025, unit.isOwn { continue }
          let isAllowed =
            switch entry.reach {
            case .unit(let act): role.acts.contains(act) && unit.isOwn
            case .limited(let act): role.acts.contains(act)
            case .everywhere: false
            }
          let outcome = await office.outcome(of: entry, in: own, at: unit)
          #expect(
            (outcome?.kind != .forbidden) == isAllowed,
            "\(role) of \(structure) at \(unit): \(outcome.map { "\($0.kind) \($0.message.en)" } ?? "done")")
          if outcome?.kind == .forbidden { #expect(outcome?.remedy != nil) }
        }
      }
    }
  }

  @Test(arguments: Walk.entries)
  func `who looks after the whole country is refused nothing`(entry: Walk.Entry) async throws {
    let office = try await WalkedOffice.copy()
    for unit in [WalkedOffice.Place.own2024, .foreign2025] {
      let outcome = await office.outcome(of: entry, in: office.workspace(ofCentre: .nation(.y2025)), at: unit)
      #expect(outcome?.kind != .forbidden, "\(unit): \(outcome?.message.en ?? "")")
    }
  }

  @Test func `the registry is closed to a person where no entry has asked`() async throws {
    let office = try await WalkedOffice.copy()
    let acting = office.workspace(ofCentre: .nation(.y2025))
    let failure = #expect(throws: Failure.self) { _ = try acting.registry() }
    #expect(failure?.kind == .forbidden)
  }
}
