/// The organisation that publishes an IATI file, as the caller gives it; nil takes what the definitions say.
public struct PublisherOptions: Sendable {
  /// Its identifier.
  public let identifier: String?
  /// Its type in IATI's list OrganisationType.
  public let type: String?
  /// Its name.
  public let name: String?
  /// The identifier of the activity.
  public let activity: String?

  /// Creates options.
  public init(
    identifier: String? = nil, type: String? = nil, name: String? = nil, activity: String? = nil
  ) {
    (self.identifier, self.type, self.name, self.activity) = (identifier, type, name, activity)
  }
}
