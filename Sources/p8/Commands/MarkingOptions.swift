import ArgumentParser
import P8Model
import Project8

/// The options of `p8 check` for marked copies.
struct MarkingOptions: ParsableArguments {
  @Option(
    help: help(
      vi: "Ghi vào thư mục này một bản của mỗi tệp có lỗi, ô sai được tô màu và ghi chú.",
      en: "Write a copy of each faulty file into this folder, with the wrong cells coloured and commented."))
  var annotate: String?

  @Option(
    help: help(
      vi: "certain: sửa luôn trong bản đánh dấu những chỗ chắc chắn.",
      en: "certain: carry out the repairs that are certain, in the marked copies."))
  var fix: Fix?

  /// Which repairs are carried out without a person.
  enum Fix: String, ExpressibleByArgument, CaseIterable {
    case certain
  }

  func validate() throws {
    guard fix == nil || annotate != nil else {
      throw ValidationError(
        speech(
          vi: "--fix sửa trong bản đánh dấu: hãy thêm --annotate THƯ-MỤC.",
          en: "--fix repairs in marked copies: add --annotate DIR."))
    }
  }

  /// Writes the marked copies where they are wanted, and says on standard error what was written.
  func mark(
    _ run: CheckedBatch, of files: [BatchFile], under paths: [String], in workspace: Workspace, jobs: Int,
    language: Language, isQuiet: Bool
  ) async throws {
    guard let annotate else { return }
    let bar = ProgressBar(
      total: run.faultyFileCount, label: speech(vi: "Đánh dấu", en: "Marking"), isQuiet: isQuiet)
    let marked = try await workspace.checking.writeMarkedCopies(
      of: run, files: files, under: paths, into: annotate, repairing: fix == .certain ? [.certain] : [],
      language: language, jobs: jobs
    ) { bar.update($0) }
    if !isQuiet { Console.error(marked.summary(folder: annotate, in: language)) }
  }
}
