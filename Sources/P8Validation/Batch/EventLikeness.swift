import P8Definitions
import P8Model
import VietnameseText

/// What is kept of an event to see that another report tells the same one in other words, or a day apart.
struct EventLikeness {
  /// The unit above its commune.
  let area: UnitCode
  /// The day, counted from 1970.
  let day: Int
  let topic: String
  /// The number of people who took part; nil where it is not known.
  private let people: ExactDecimal?
  /// The unit that it is about, and those that it names.
  private let units: Set<UnitCode>
  private let commune: UnitCode?
  /// Whether it was held for the whole commune.
  private let isOfCommune: Bool

  init(_ record: ReportedRecord, area: UnitCode) {
    self.area = area
    if case .date(let date)? = record.fields["held_on"]?.value {
      day = date.daysSince1970
    } else {
      day = .min / 2
    }
    topic = record.fields["topic"]?.value.text ?? ""
    people = record.fields["participants"]?.value.number
    units = Set(record.coveredUnits + [record.unit])
    commune = record.unit.communeOfVillage ?? record.unit
    isOfCommune = record.fields["level"]?.value.text == "commune"
  }

  /// Whether two events that two units report are probably one that would count twice.
  ///
  /// Of one identity they count once where one names the other's unit, or where a village tells what its commune does. Two
  /// villages may each hold a dialogue on one topic on one day: then other people took part.
  func isDouble(of other: EventLikeness, isSameIdentity: Bool) -> Bool {
    let isShared = !units.isDisjoint(with: other.units)
    let isOfOneCommune = commune == other.commune
    if isSameIdentity, isShared || isOfOneCommune && isToldByCommune(with: other) { return false }
    guard !topic.isEmpty, abs(day - other.day) <= 1, TopicName.isNear(topic, other.topic) else {
      return false
    }
    if isShared { return true }
    if isOfOneCommune, isSameIdentity, isOfCommune, other.isOfCommune { return true }
    return people != nil && people != .zero && people == other.people
  }

  private func isToldByCommune(with other: EventLikeness) -> Bool {
    guard let commune else { return false }
    return units.contains(commune) || other.units.contains(commune)
  }
}
