/// Applies an operation to all inputs, a bounded number at a time; results stand in the order of the inputs,
/// so that they do not depend on timing.
///
/// What is kept of a result is asked one at a time, as results arrive. Where the operation or the keeping
/// throws, the others are cancelled.
func boundedMap<Input: Sendable, Output: Sendable, Kept>(
  _ inputs: [Input], limit: Int, progress: (Int) -> Void = { _ in },
  operation: @escaping @Sendable (Input) async throws -> Output, keep: (Output) throws -> Kept
) async throws -> [Kept] {
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var results = [Kept?](repeating: nil, count: inputs.count)
    var started = 0
    var done = 0
    func start() {
      let index = started
      started += 1
      group.addTask { (index, try await operation(inputs[index])) }
    }
    while started < min(max(limit, 1), inputs.count) { start() }
    while let (index, output) = try await group.next() {
      results[index] = try keep(output)
      done += 1
      progress(done)
      if started < inputs.count { start() }
    }
    return results.compactMap { $0 }
  }
}
