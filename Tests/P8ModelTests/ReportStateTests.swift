import P8Model
import Testing

/// The states of reports, as they are stated once.
struct ReportStateTests {
  @Test func `only accepted, confirmed and approved reports count, each rule taking fewer`() {
    let counting = CountingRule.allCases.map { rule in ReportState.allCases.filter { $0.counts(by: rule) } }
    #expect(counting == [[.accepted, .confirmed, .approved], [.confirmed, .approved], [.approved]])
    #expect(CountingRule.allCases.map(\.states) == counting)
  }

  @Test func `the name of before still means confirmed`() {
    #expect(CountingRule(named: "verified") == .confirmed && CountingRule(named: "confirmed") == .confirmed)
    #expect(CountingRule(named: "signed") == nil)
    #expect(ReportState(named: "verified") == .confirmed && ReportState(named: "submitted") == .accepted)
  }

  @Test func `a step leads only where the table of states allows it`() {
    for judged in [ReportState.accepted, .held] {
      for state in ReportState.allCases where state != .draft {
        for action in ReviewAction.allCases where action != .undo {
          guard case .becomes(let next) = state.taking(action, judged: judged, before: judged) else {
            continue
          }
          #expect(state.next.contains(next), "\(state) \(action)")
        }
      }
    }
    func taking(_ action: ReviewAction, from state: ReportState, judged: ReportState = .accepted)
      -> ReportState.Result
    {
      state.taking(action, judged: judged, before: .approved)
    }
    #expect(taking(.confirm, from: .accepted) == .becomes(.confirmed))
    #expect(taking(.approve, from: .accepted) == .refused(.leavesStepOut))
    #expect(taking(.confirm, from: .held, judged: .held) == .refused(.held))
    #expect(taking(.submit, from: .returned, judged: .held) == .becomes(.held))
    #expect(taking(.submit, from: .accepted) == .refused(.leavesStepOut))
    // What is taken back is again what it was.
    #expect(taking(.recover, from: .withdrawn) == .becomes(.approved))
    #expect(taking(.recover, from: .returned) == .refused(.leavesStepOut))
    for state in ReportState.allCases where state != .draft && state != .withdrawn {
      #expect(taking(.withdraw, from: state) == .becomes(.withdrawn))
    }
  }

  @Test func `a step back is what the check makes of the report today`() {
    #expect(ReportState.after(nil, of: .held) == .held)
    #expect(ReportState.after(.accepted, of: .held) == .held)
    #expect(ReportState.after(.returned, of: .held) == .returned)
  }
}
