extension Registry {
  /// Notes that a person takes a bundle in that its key alone does not let in.
  package func noteAccepted(_ bundle: Bundle, sha256: String, reason: String) throws(RegistryFault) {
    try write { database in
      guard !reason.isEmpty else { throw refused("taking a bundle in needs a reason") }
      try log(
        action: "bundle.accepted", subject: "bundle \(bundle.name)",
        detail: [("sha256", sha256), ("sender", bundle.sender), ("reason", reason)], in: database)
    }
  }
}
