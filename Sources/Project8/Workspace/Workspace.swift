package import ContentDigest
import P8DefinitionFiles
import P8Presentation
import Foundation
package import P8Definitions
public import P8Model
package import P8Registry

/// The definitions, the registry and who works with them: what every capability begins with.
///
/// A workspace opens things and hands out capabilities, each of them one kind of work: ``checking`` finds
/// what is wrong with files, ``ingest`` stores them, ``indicators`` adds them up, and so on. They are the
/// only place that knows all stages.
public struct Workspace: Sendable {
  /// The version of the toolkit.
  public static let version = "0.1.0"

  package let definitions: Definitions
  /// The folder that holds `indicators/` and `templates/`.
  public let definitionsPath: String
  /// The path of the registry, which is opened when an operation needs it; nil where the caller needs none.
  public private(set) var registryPath: String?
  /// Who works with the registry, for its audit log.
  public var author = ""
  /// Who acts through a server; nil for whoever owns the file at a shell, who may do everything.
  package var person: Person?
  /// The file of people where it is held open.
  package var peopleStore: PeopleStore?
  /// How long sessions, invitations and locks last.
  package var peopleSettings = PeopleSettings()
  /// How much work a password costs; tests take less.
  package var passwordCost = PasswordHash.Cost.standard
  /// What the time is, as `2023-10-30T08:00:00Z`, for the registry and for ``today``; the machine's clock where nil.
  public var clock: (@Sendable () -> String)?
  /// The keys of the person: those to sign with, and those of others with their rights.
  package var keys = KeyRing()
  /// The key that signs exports; nil where they are not signed.
  package var signer: SigningKey?
  /// How files of a batch are read; tests replace it.
  package var readFile: @Sendable (String) -> FileContent = FileContent.read

  /// Loads the definitions of a folder that holds `indicators/` and `templates/`; nil to look for it.
  ///
  /// The registry need not exist yet; nil where none is needed.
  /// - Throws: ``Failure`` where there are no definitions or they have faults.
  public init(definitions folder: String?, registry: String?) throws(Failure) {
    do {
      let found = try DefinitionsFolder.find(named: folder)
      definitionsPath = found.path
      definitions = try DefinitionsLoader(folder: found).load()
    } catch {
      var lines = [error.message]
      if case .faulty(let faults) = error { lines += faults.prefix(20).map(\.line) }
      throw Failure(
        .input,
        LocalizedText(
          vi: lines.map(\.vi).joined(separator: "\n"), en: lines.map(\.en).joined(separator: "\n")),
        remedy: error.hint)
    }
    registryPath = registry
  }

  /// The same definitions with another registry: they are read once.
  package func with(registry: String?) -> Workspace {
    var workspace = self
    workspace.registryPath = registry
    workspace.peopleStore = nil
    return workspace
  }

  /// The administrative units, by whose codes requests name places.
  public var units: UnitCatalogue { definitions.units }
  /// The day on which something is done where a request names none: today in Vietnam.
  package var today: CalendarDate? { CalendarDate.inVietnam(now) }
  /// What the time is, as `2023-10-30T08:00:00Z`.
  package var now: String { (clock ?? Registry.machineTime)() }
  /// The calendar of periods where a request names none.
  public var calendar: ReportingCalendar { definitions.programme.calendar }
  /// The ids of the calendars that a request may name.
  public var calendarIds: [String] { definitions.programme.calendars.map(\.id) }
  /// The period of a text: `2025-Q3`, or `2025-Q3@fiscal` with the id of a calendar; nil for none.
  public func period(named text: String) -> Period? { definitions.programme.period(text) }
}

// MARK: - Capabilities

extension Workspace {
  /// Finds what is wrong with files; stores nothing.
  public var checking: Checking { Checking(workspace: self) }
  /// How files that are not our form are understood.
  package var layouts: Layouts { Layouts(workspace: self) }
  /// Stores what may be stored.
  public var ingest: Ingest { Ingest(workspace: self) }
  /// Takes reports through their reviewers, and locks periods.
  public var review: Review { Review(workspace: self) }
  /// Models and events that officers write down as they happen.
  public var log: Log { Log(workspace: self) }
  /// Administrative units and their changes.
  package var places: Places { Places(workspace: self) }

  /// Reports in words.
  package var narrative: Narrative { Narrative(workspace: self) }
  /// The villages that should report, and what is known of their communes.
  public var villages: Villages { Villages(workspace: self) }
  /// Indicators: tables, trends and where a figure comes from.
  public var indicators: Indicators { Indicators(workspace: self) }
  /// Files that leave the toolkit.
  public var exporting: Exporting { Exporting(workspace: self) }
  /// Reports on their way between registries.
  package var exchange: Exchange { Exchange(workspace: self) }
  /// Whether exports and the registry are what they were.
  package var trust: Trust { Trust(workspace: self) }
  /// Blank forms.
  public var forms: Forms { Forms(workspace: self) }
  /// Pages on indicators and rules.
  package var manual: Manual { Manual(workspace: self) }
}

// MARK: - The registry

extension Workspace {
  /// The registry; made where there is none.
  package func registry() throws(Failure) -> Registry {
    try requireNobody()
    guard let registryPath else { throw Failure.noRegistryNamed }
    return try open(registryPath, .create)
  }

  /// The registry where there is one already, for reading; nil where nothing was ever stored.
  func registryIfThere() throws(Failure) -> Registry? {
    try requireNobody()
    guard let registryPath, FileManager.default.fileExists(atPath: registryPath) else { return nil }
    do throws(RegistryFault) {
      return try Registry(path: registryPath, access: .read, author: author, clock: clock)
    } catch {
      // A registry of an older version can only be read when it is of this one.
      guard case .olderSchema = error.kind else { throw Failure(error) }
      return try open(registryPath, .write)
    }
  }

  /// The registry, which must be there, for reading.
  func registryToRead() throws(Failure) -> Registry {
    if let registry = try registryIfThere() { return registry }
    throw noRegistry
  }

  /// The registry, which must be there, for reading and writing.
  func existingRegistry() throws(Failure) -> Registry {
    try requireNobody()
    guard let registryPath, FileManager.default.fileExists(atPath: registryPath) else { throw noRegistry }
    return try open(registryPath, .write)
  }

  /// The registry where it can be written to at once; nil where it cannot.
  ///
  /// For what may be stored and need not: whatever hinders it is no fault.
  func registryIfWritable() -> Registry? {
    guard person == nil, let registryPath, FileManager.default.fileExists(atPath: registryPath) else {
      return nil
    }
    return try? Registry(path: registryPath, access: .write, author: author, busySeconds: 0, clock: clock)
  }

  /// Fails where somebody acts: only what was allowed to them by a demand opens the registry, so that an entry that
  /// forgot to ask is closed to everybody.
  private func requireNobody() throws(Failure) {
    guard let person else { return }
    throw Failure(.forbidden, PeopleWords.notAsked(person.role), remedy: PeopleWords.whoMay(.backUp))
  }

  private var noRegistry: Failure {
    Failure(
      .input,
      LocalizedText(
        vi: "Chưa có sổ đăng ký: \(registryPath ?? "")",
        en: "There is no registry yet: \(registryPath ?? "")"),
      remedy: LocalizedText(
        vi: "Ghi báo cáo trước: p8 ingest THƯ-MỤC, hoặc chỉ đúng tệp bằng --registry.",
        en: "Store reports first: p8 ingest FOLDER, or name the right file with --registry."))
  }

  private func open(_ path: String, _ access: Registry.Access) throws(Failure) -> Registry {
    try Failure.wrapping { () throws(RegistryFault) in
      try Registry(
        path: path, access: access, author: author, definitions: definitions.hash, clock: clock)
    }
  }
}
