/// The forms of values that DHIS2 takes.
public enum DHIS2Part: Sendable {
  /// The values of one unit: `dataValueSets` in JSON.
  case json
  /// The values of all units: `dataValueSets` in CSV.
  case csv
}
