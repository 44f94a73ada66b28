import ContentDigest
import Foundation
import P8Model
import P8Presentation
import TestSupport
import Testing

import Project8

/// The table of the walk over all entries of the capabilities.
enum Walk {
  /// How far an entry reaches.
  enum Reach: Sendable {
    /// It demands an act in the unit that it is asked for.
    case unit(PersonAct)
    /// It demands an act, and limits itself to the units of the person.
    case limited(PersonAct)
    /// It concerns the whole registry.
    case everywhere(PersonAct)
  }

  /// An entry, and how it is called for a place.
  struct Entry: Sendable, CustomTestStringConvertible {
    let name: String
    let reach: Reach
    let call: @Sendable (Workspace, WalkedOffice.Place, WalkedOffice) async throws -> Void

    init(
      _ name: String, _ reach: Reach,
      _ call: @escaping @Sendable (Workspace, WalkedOffice.Place, WalkedOffice) async throws -> Void
    ) {
      (self.name, self.reach, self.call) = (name, reach, call)
    }

    init(
      _ name: String, _ reach: Reach,
      _ call: @escaping @Sendable (Workspace, WalkedOffice.Place) async throws -> Void
    ) {
      self.init(name, reach) { workspace, place, _ in try await call(workspace, place) }
    }

    var testDescription: String { name }
  }

  /// Entries that open no registry and change nothing: definitions, words, files that were given.
  static let open: Set<String> = [
    "Checking.findings(ofRun", "Exporting.requireDonorLayout(_", "Exporting.requireLayout(_",
    "Exporting.requirePublisher(_", "Forms.requireForm(_", "Indicators.code(of", "Indicators.formatted(_",
    "Log.kind(_", "Log.questions(about", "Manual.indicators(describing", "Manual.rule(_",
    "Manual.ruleBook(language",
    "Layouts.headerWords(inFile", "Manual.rules(language", "Places.changes(_", "Review.counterparts(of",
    "Review.reports(in",
    "Villages.text(of",
    // Which periods have reports tells nothing of anybody, and whoever sees a file for partners chooses among them.
    "Indicators.reportedPeriods(",
  ]

  /// Entries about people, which ``PeopleTests`` walks.
  static let ofPeople: Set<String> = [
    "People.accept(_", "People.backUp(to", "People.change(_", "People.changePassword(of",
    "People.firstInvitation(",
    "People.invitation(_",
    "People.invitations(", "People.invite(_", "People.invite(name", "People.journal(", "People.journalText(_",
    "People.keys(",
    "People.list(", "People.person(_", "People.person(login", "People.reset(_", "People.resume(_",
    "People.revoke(_",
    "People.revokeAll(of", "People.rotate(_", "People.session(_", "People.sessions(of", "People.signIn(login",
    "People.signOut(_", "People.speak(_", "People.suspend(_", "People.text(_", "People.withdrawInvitation(_",
  ]

  static let entries: [Entry] =
    figures + exports + review + log + villages + files + exchange + care

  private static let figures = [
    Entry("Indicators.table(_", .unit(.see)) { _ = try $0.indicators.table($2.figures(at: $1)) },
    Entry("Indicators.trend(_", .unit(.see)) { _ = try $0.indicators.trend($2.figures(at: $1), periods: 2) },
    Entry("Indicators.explanation(_", .unit(.see)) {
      _ = try $0.indicators.explanation(
        ExplanationRequest("D8.1.1", figure: .cumulative, of: $2.figures(at: $1)), language: .en)
    },
    Entry("Indicators.explained(_", .unit(.see)) {
      _ = try $0.indicators.explained(
        ExplanationRequest("D8.1.1", figure: .cumulative, of: $2.figures(at: $1)))
    },
    Entry("Indicators.explanations(_", .unit(.see)) {
      _ = try $0.indicators.explanations($2.figures(at: $1))
    },
    Entry("Indicators.explainableFigures(of", .unit(.see)) {
      _ = try $0.indicators.explainableFigures(of: $2.period, structure: $1.structure, for: $1.unit)
    },
    Entry("Indicators.reviewNotes(of", .unit(.see)) {
      _ = try $0.indicators.reviewNotes(of: $1.unit, period: $2.period, counting: .confirmed)
    },
  ]

  private static let exports = [
    Entry("Exporting.nationalReport(_", .unit(.exportInternal)) {
      _ = try $0.exporting.nationalReport($2.report("national-summary", at: $1, for: .internal))
    },
    Entry("Exporting.donorSheet(_", .unit(.exportPartner)) {
      _ = try $0.exporting.donorSheet($2.report("donor-sheet", at: $1, for: .partner))
    },
    Entry("Exporting.dashboard(of", .unit(.exportPublic)) {
      _ = try $0.exporting.dashboard(
        of: $1.unit, for: $2.period, note: nil, language: .en, audience: .public)
    },
    Entry("Exporting.dashboardPage(of", .unit(.see)) {
      _ = try $0.exporting.dashboardPage(of: $1.unit, for: $2.period, audience: .internal, language: .en)
    },
    Entry("Exporting.records(_", .unit(.exportInternal)) {
      _ = try $0.exporting.records(
        RecordRequest(unit: $1.unit, period: $2.period, audience: .internal, language: .en, container: .xlsx))
    },
    Entry("Exporting.iati(_", .unit(.exportPublic)) {
      _ = try $0.exporting.iati(
        $2.exchange(at: $1, for: .public),
        publisher: PublisherOptions(identifier: "XX-EXAMPLE-0001", type: "10"))
    },
    Entry("Exporting.dhis2(_", .unit(.exportPartner)) {
      _ = try $0.exporting.dhis2($2.exchange(at: $1, for: .partner), part: .json)
    },
    Entry("Exporting.adx(_", .unit(.exportInternal)) {
      _ = try $0.exporting.adx($2.exchange(at: $1, for: .internal))
    },
    Entry("Exporting.sdmx(_", .unit(.exportPublic)) {
      _ = try $0.exporting.sdmx($2.exchange(at: $1, for: .public))
    },
    Entry("Exporting.figureList(_", .unit(.exportPartner)) {
      _ = try $0.exporting.figureList($2.exchange(at: $1, for: .partner))
    },
    Entry("Exporting.dhis2Metadata(_", .unit(.exportPartner)) {
      _ = try $0.exporting.dhis2Metadata(DHIS2MetadataRequest(within: $1.unit, language: .en))
    },
    Entry("Exporting.sdmxStructure(within", .unit(.exportPartner)) {
      _ = try $0.exporting.sdmxStructure(within: $1.unit)
    },
    Entry("Exporting.publications(of", .unit(.see)) {
      _ = try $0.exporting.publications(of: [$1.unit], as: .text, language: .en)
    },
  ]

  private static let review = [
    Entry("Review.take(_", .unit(.confirm)) {
      _ = try $0.review.take(ReviewRequest(.return, unit: $1.unit, period: $2.period, reason: "test"))
    },
    Entry("Review.plan(_", .unit(.approve)) {
      _ = try $0.review.plan(ReviewRequest(.approve, unit: $1.unit, period: $2.period))
    },
    Entry("Review.status(of", .unit(.see)) {
      _ = try $0.review.status(of: $1.unit, for: $2.period, by: nil)
    },
    Entry("Review.waiting(in", .unit(.see)) { workspace, place, _ in
      _ = try workspace.review.waiting(in: place.unit)
    },
    Entry("Review.reports(of", .unit(.see)) { _ = try $0.review.reports(of: $1.unit, for: $2.period) },
    Entry("Review.replacements(of", .unit(.see)) {
      _ = try $0.review.replacements(of: $1.unit, for: $2.period)
    },
    Entry("Review.lock(_", .unit(.lock)) {
      _ = try $0.review.lock($1.unit, for: $2.period, reason: "test", allowsUnverified: true)
    },
    Entry("Review.unlock(_", .unit(.lock)) {
      _ = try $0.review.unlock($1.unit, for: $2.period, reason: "test")
    },
    Entry("Review.locks(_", .limited(.see)) { workspace, _, _ in _ = try workspace.review.locks(.en) },
    Entry("Review.replacements(", .limited(.see)) { workspace, _, _ in
      _ = try workspace.review.replacements()
    },
    Entry("Review.decide(replacement", .unit(.confirm)) {
      _ = try $0.review.decide(replacement: $2.proposal(at: $1), isAccepted: false, reason: "test")
    },
    // What was taken together last is of the foreign commune: for nobody here.
    Entry("Review.undoing(_", .everywhere(.see)) { workspace, _, _ in _ = try workspace.review.undoing(.en) },
    Entry("Review.undo(reason", .everywhere(.confirm)) { workspace, _, _ in
      _ = try workspace.review.undo(reason: "test")
    },
  ]

  private static let log = [
    Entry("Log.write(_", .unit(.log)) {
      _ = try $0.log.write(
        LogRequest($0.log.kind("policy_dialogue"), units: [$1.unit], answers: WalkedOffice.dialogue))
    },
    Entry("Log.check(_", .unit(.log)) {
      let kind = try $0.log.kind("policy_dialogue")
      let questions = try $0.log.questions(about: kind, of: $1.unit).questions
      for question in questions.prefix(1) {
        _ = try $0.log.check(
          question, of: LogRequest(kind, units: [$1.unit], answers: WalkedOffice.dialogue))
      }
    },
    Entry("Log.edit(_", .unit(.log)) {
      _ = try $0.log.edit($2.logEntry(at: $1), answers: ["women": "21"], on: nil, reason: "test")
    },
    Entry("Log.end(_", .unit(.log)) {
      _ = try $0.log.end($2.logEntry(at: $1), on: nil, reason: "test")
    },
    Entry("Log.requireEnd(of", .unit(.log)) { _ = try $0.log.requireEnd(of: $2.logEntry(at: $1)) },
    Entry("Log.withdraw(_", .unit(.log)) { _ = try $0.log.withdraw($2.logEntry(at: $1), reason: "test") },
    Entry("Log.show(_", .unit(.see)) { _ = try $0.log.show($2.logEntry(at: $1), language: .en) },
    Entry("Log.entries(", .limited(.see)) { workspace, _, _ in _ = try workspace.log.entries() },
    Entry("Log.list(kind", .unit(.see)) {
      _ = try $0.log.list(units: [$1.unit], format: .text, language: .en)
    },
  ]

  private static let villages = [
    Entry("Villages.enter(_", .unit(.manageVillages)) { _ = try $0.villages.enter("Thôn mới", in: $1.unit) },
    Entry("Villages.rename(_", .unit(.manageVillages)) {
      _ = try $0.villages.rename($1.village, to: "Thôn khác", decision: $2.decision)
    },
    Entry("Villages.move(_", .unit(.manageVillages)) {
      _ = try $0.villages.move($1.village, to: $1.unit, decision: $2.decision)
    },
    Entry("Villages.merge(_", .unit(.manageVillages)) {
      _ = try $0.villages.merge(
        [$1.village], into: $1.otherVillage, named: nil, models: .goOn, decision: $2.decision)
    },
    Entry("Villages.split(_", .unit(.manageVillages)) {
      _ = try $0.villages.split($1.village, into: ["A", "B"], ends: nil, decision: $2.decision)
    },
    Entry("Villages.close(_", .unit(.manageVillages)) {
      _ = try $0.villages.close($1.village, models: .goOn, decision: $2.decision)
    },
    Entry("Villages.undo(_", .unit(.manageVillages)) {
      _ = try $0.villages.undo($2.villageChange(at: $1), reason: "test")
    },
    Entry("Villages.carry(_", .unit(.manageVillages)) {
      _ = try $0.villages.carry($1.village, to: $1.unit, reason: "test")
    },
    Entry("Villages.carry(in", .unit(.manageVillages)) {
      _ = try $0.villages.carry(in: $1.unit, decisions: nil, isTrial: true, reason: "test")
    },
    Entry("Villages.confirm(named", .unit(.manageVillages)) {
      _ = try $0.villages.confirm(named: "Xã Lạ", means: $1.unit)
    },
    Entry("Villages.list(in", .unit(.see)) { _ = try $0.villages.list(in: $1.unit, on: nil) },
    Entry("Villages.life(of", .unit(.see)) { _ = try $0.villages.life(of: $1.village) },
    Entry("Villages.formerNames(_", .limited(.see)) { workspace, _, _ in
      _ = try workspace.villages.formerNames(.en)
    },
    Entry("Villages.importList(fromFile", .limited(.manageVillages)) {
      _ = try $0.villages.importList(fromFile: $2.villageList(at: $1), structure: $1.structure)
    },
    Entry("Villages.importLists(_", .limited(.manageVillages)) {
      _ = try $0.villages.importLists(VillageListRequest([$2.villageList(at: $1)], structure: $1.structure))
    },
    Entry("Villages.importClasses(fromFile", .limited(.manageVillages)) {
      _ = try $0.villages.importClasses(
        fromFile: $2.classList(at: $1), structure: $1.structure, language: .en)
    },
  ]

  private static let files = [
    Entry("Forms.blank(_", .unit(.see)) { _ = try $0.forms.blank($2.form(at: $1)) },
    Entry("Forms.schema(_", .unit(.see)) { _ = try $0.forms.schema($2.form(at: $1)) },
    Entry("Forms.phone(_", .unit(.see)) { _ = try $0.forms.phone($2.form(at: $1)) },
    Entry("Forms.writeAll(_", .unit(.see)) {
      _ = try $0.forms.writeAll(
        BlankFormRequest("village-report", unit: $1.unit, period: $2.period, language: .en), forPhone: false,
        to: $2.folder.path("forms"), isForced: true)
    },
    Entry("Forms.archive(_", .unit(.see)) {
      _ = try $0.forms.archive(
        BlankFormRequest("village-report", unit: $1.unit, period: $2.period, language: .en),
        through: $2.folder.path("archived"))
    },
    Entry("Checking.check(_", .limited(.check)) {
      _ = try await $0.checking.check([$2.file(at: $1)], jobs: 1)
    },
    Entry("Checking.writeMarkedCopies(of", .limited(.check)) {
      _ = try await $0.checking.writeMarkedCopies(
        of: $2.checked, files: [], under: [], into: $2.folder.path("marked"), repairing: [], language: .en,
        jobs: 1)
    },
    Entry("Checking.archiveOfMarkedCopies(of", .limited(.check)) {
      _ = try await $0.checking.archiveOfMarkedCopies(
        of: $2.checked, files: [], under: $2.folder.path("inputs"), in: $2.folder.path("archive"),
        language: .en)
    },
    Entry("Checking.waivers(", .everywhere(.see)) { workspace, _, _ in _ = try workspace.checking.waivers() },
    Entry("Checking.waive(_", .unit(.send)) {
      _ = try $0.checking.waive("0123456789", among: [$2.finding(at: $1)], by: "", reason: "test")
    },
    Entry("Layouts.understood(_", .unit(.check)) {
      _ = try $0.layouts.understood([$2.file(at: $1)], period: nil, unit: $1.unit)
    },
    Entry("Layouts.accept(_", .unit(.send)) {
      _ = try await $0.layouts.accept([$2.file(at: $1)], period: nil, unit: $1.unit, by: "", reason: "test")
    },
    Entry("Layouts.said(unit", .unit(.send)) {
      _ = try $0.layouts.said(unit: $1.unit, period: nil, words: [])
    },
    Entry("Layouts.layouts(of", .limited(.check)) { workspace, _, office in
      _ = try workspace.layouts.layouts(of: [], in: office.checked, most: 1)
    },
    Entry("Checking.repaired(_", .unit(.send)) {
      _ = try $0.checking.repaired(
        $2.file(at: $1), as: $2.checkedFile(at: $1), choosing: .certain, in: $2.folder.path("repaired"),
        language: .en)
    },
    Entry("Checking.repairObstacle(of", .limited(.check)) {
      _ = try $0.checking.repairObstacle(of: $2.file(at: $1), as: "a.xlsx")
    },
    Entry("Ingest.store(_", .limited(.send)) { _ = try await $0.ingest.store([$2.file(at: $1)], jobs: 1) },
    Entry("Narrative.read(file", .limited(.check)) {
      _ = try $0.narrative.read(
        file: $2.folder.write(Array("Có 3 tổ.".utf8), to: "\($1).txt"), as: .text, language: .en)
    },
    Entry("Places.find(named", .limited(.see)) { workspace, _, _ in
      _ = try workspace.places.find(named: "ea", language: .en)
    },
    Entry("Places.search(_", .limited(.see)) { workspace, _, _ in _ = try workspace.places.search("ea") },
    Entry("Places.show(_", .limited(.see)) { workspace, place, _ in
      _ = try workspace.places.show(place.unit.code, language: .en)
    },
    Entry("Places.match(inFile", .limited(.check)) {
      _ = try $0.places.match(
        inFile: $2.folder.write(Array("commune\tdistrict\tprovince\nEa Lâm\t\t\n".utf8), to: "\($1).tsv"))
    },
    Entry("Targets.importLists(_", .everywhere(.backUp)) { workspace, _, _ in
      _ = try workspace.targets.importLists([], isTrial: true)
    },
  ]

  private static let exchange = [
    Entry("Exchange.bundle(unit", .unit(.exportInternal)) {
      _ = try $0.exchange.bundle(unit: $1.unit, period: $2.period)
    },
    Entry("Exchange.showBundle(_", .unit(.see)) {
      _ = try await $0.exchange.showBundle($2.bundle(at: $1), jobs: 1)
    },
    Entry("Exchange.acceptBundle(_", .unit(.approve)) {
      _ = try await $0.exchange.acceptBundle($2.bundle(at: $1), reason: "test", jobs: 1)
    },
    Entry("Exchange.conflicts(", .limited(.see)) { workspace, _, _ in _ = try workspace.exchange.conflicts()
    },
    Entry("Exchange.merge(registryAt", .everywhere(.backUp)) {
      _ = try await $0.exchange.merge(registryAt: $2.folder.path("none.sqlite"), jobs: 1)
      _ = $1
    },
  ]

  private static let care = [
    Entry("Trust.auditLog(since", .everywhere(.backUp)) { workspace, _, _ in
      _ = try workspace.trust.auditLog(since: nil, containing: nil, format: .text)
    },
    Entry("Trust.verifyAudit(against", .everywhere(.backUp)) { workspace, _, _ in
      _ = try workspace.trust.verifyAudit(.en)
    },
    Entry("Trust.signAudit(with", .everywhere(.backUp)) { workspace, _, _ in
      _ = try workspace.trust.signAudit(with: SigningKey(), .en)
    },
    Entry("Trust.auditHead(_", .everywhere(.backUp)) { workspace, _, _ in
      _ = try workspace.trust.auditHead(.en)
    },
    Entry("Trust.checkRegistry(isFull", .everywhere(.backUp)) { workspace, _, _ in
      _ = try workspace.trust.checkRegistry(.en)
    },
    Entry("Trust.backUpRegistry(to", .everywhere(.backUp)) {
      _ = try $0.trust.backUpRegistry(to: $2.folder.path("\($1)-\(UUID().uuidString).sqlite"))
    },
    Entry("Trust.purgeOriginal(ofReport", .everywhere(.backUp)) { workspace, _, _ in
      _ = try workspace.trust.purgeOriginal(ofReport: 1, reason: "test")
    },
    Entry("Trust.restoreRegistry(from", .everywhere(.backUp)) {
      _ = try $0.trust.restoreRegistry(from: $2.folder.path("none.sqlite"))
      _ = $1
    },
    Entry("Trust.requireSoundOriginals(of", .unit(.exportInternal)) {
      try $0.trust.requireSoundOriginals(of: $1.unit, period: $2.period)
    },
    Entry("Trust.compareFigures(of", .unit(.see)) {
      var verification = try $2.verification(at: $1)
      try $0.trust.compareFigures(of: &verification)
    },
  ]
}
