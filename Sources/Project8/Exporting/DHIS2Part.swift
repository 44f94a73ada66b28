/// The forms of values that DHIS2 takes.
public enum DHIS2Part: Sendable {
  /// `dataValueSets` in JSON.
  case json
  /// `dataValueSets` in CSV.
  case csv
}
