import P8Definitions

/// A page of the site: its routes, and its place in the navigation.
///
/// A page stands in a file of its own under `Pages/` and in ``Pages/all``; nothing else lists it.
protocol Page: Sendable {
  static var routes: [Route] { get }
  /// The entry in the navigation; nil for a page that is reached from others.
  static var menu: MenuEntry? { get }
}

extension Page {
  static var menu: MenuEntry? { nil }
}

/// An entry of the navigation, shown to whom the route of its path is open.
struct MenuEntry: Hashable, Sendable {
  let text: WebText
  let path: String
}
