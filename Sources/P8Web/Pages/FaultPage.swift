import HTTPTypes
import Hummingbird
import P8Definitions
import P8Model
import P8Presentation
import Project8

/// What is said where a request is not answered with what it asks for: what happened, and the way out.
struct FaultPage {
  /// What kind of fault it is; nil where the library words it.
  let refusal: Refusal?
  private let failure: Failure?

  init(_ error: any Error) {
    var failure: Failure?
    switch error {
    case let known as Refusal: refusal = known
    case let known as Failure:
      failure = known
      refusal = known.kind == .forbidden ? .forbidden : nil
    case is WrongMethod: refusal = .wrongMethod
    case is WorkPool.Full: refusal = .busy
    case let known as HTTPError where known.status == .notFound: refusal = .notFound
    case let known as HTTPError where known.status == .contentTooLarge: refusal = .tooLarge
    case let known as HTTPError where known.status.code < 500: refusal = .malformed
    default: refusal = .fault
    }
    self.failure = failure
  }

  /// Whether it is ours, and belongs into the log.
  var isFault: Bool { refusal == .fault }

  private var status: HTTPResponse.Status {
    if let refusal { return refusal.status }
    return failure?.kind == .wrongUse ? .badRequest : .unprocessableContent
  }

  func answer(to visit: Visit) -> Answer {
    let title = visit.say(refusal?.words.title ?? .faultRefusedTitle)
    let message = failure?.message[visit.language] ?? refusal.map { visit.say($0.words.message) } ?? ""
    let remedy = failure.map { $0.remedy?[visit.language] } ?? refusal.map { visit.say($0.words.remedy) }
    var answer = visit.page(title) { html in
      html.refusal(message, remedy: remedy)
      html.element("p") { $0.element("a", ["href": "/"], visit.say(.backHome)) }
    }
    answer.status = status
    if refusal == .busy, let name = HTTPField.Name("retry-after") { answer.fields[name] = "10" }
    return answer
  }
}

extension Refusal {
  fileprivate typealias Words = (title: WebText, message: WebText, remedy: WebText)

  fileprivate var words: Words {
    switch self {
    case .notFound: (.faultNotFoundTitle, .faultNotFoundMessage, .faultNotFoundRemedy)
    case .wrongMethod: (.faultWrongMethodTitle, .faultWrongMethodMessage, .faultWrongMethodRemedy)
    case .foreignForm: (.faultForeignFormTitle, .faultForeignFormMessage, .faultForeignFormRemedy)
    case .signedOut: (.faultSignedOutTitle, .faultSignedOutMessage, .faultSignedOutRemedy)
    case .forbidden: (.faultForbiddenTitle, .faultForbiddenMessage, .faultForbiddenRemedy)
    case .malformed: (.faultMalformedTitle, .faultMalformedMessage, .faultMalformedRemedy)
    case .tooLarge: (.faultTooLargeTitle, .faultTooLargeMessage, .faultTooLargeRemedy)
    case .wrongType: (.faultWrongTypeTitle, .faultWrongTypeMessage, .faultWrongTypeRemedy)
    case .readOnly: (.faultReadOnlyTitle, .faultReadOnlyMessage, .faultReadOnlyRemedy)
    case .busy: (.faultBusyTitle, .faultBusyMessage, .faultBusyRemedy)
    case .noRoom: (.faultNoRoomTitle, .faultNoRoomMessage, .faultNoRoomRemedy)
    case .fault: (.faultFaultTitle, .faultFaultMessage, .faultFaultRemedy)
    }
  }
}
