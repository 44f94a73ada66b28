import HTTPTypes

/// Why a request is not answered with what it asks for; each has its own words on the page of faults.
enum Refusal: String, Error, CaseIterable, Sendable {
  case notFound = "not-found"
  case wrongMethod = "wrong-method"
  /// The form's token is missing or another one: the page is of an earlier session, or of another site.
  case foreignForm = "foreign-form"
  case signedOut = "signed-out"
  case forbidden
  case malformed
  case tooLarge = "too-large"
  case wrongType = "wrong-type"
  case readOnly = "read-only"
  case busy
  /// The disk is full.
  case noRoom = "no-room"
  case fault

  var status: HTTPResponse.Status {
    switch self {
    case .notFound: .notFound
    case .wrongMethod: .methodNotAllowed
    case .foreignForm, .forbidden: .forbidden
    case .signedOut: .unauthorized
    case .malformed: .badRequest
    case .tooLarge: .contentTooLarge
    case .wrongType: .unsupportedMediaType
    case .readOnly, .busy: .serviceUnavailable
    case .noRoom: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
    case .fault: .internalServerError
    }
  }
}
