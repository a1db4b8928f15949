#pragma once

#include <string>
#include <string_view>

#include "text/sources.h"

namespace patscope::report {

enum class Colour { no, yes };

/// What text is written for.
struct Terminal {
  Colour colour = Colour::no;
  std::size_t width = 100;  ///< columns to wrap at
  /// Leads from the user's directory to the repository's root ("", "examples/release/", "../"), so that a shown path
  /// can be opened.
  std::string path_prefix;
  /// The repository's root for links (OSC 8), "file://host/home/me/repository/"; empty: no links.
  std::string root_url = {};
};

/// The same without colours and links, for what is no terminal.
[[nodiscard]] Terminal plain(Terminal terminal);

enum class Tint { error, warning, note, place, strong, faint };

/// `text` in that tint, or as it is without colours.
[[nodiscard]] std::string tinted(std::string_view text, Tint tint, const Terminal& terminal);

/// Control characters as "\x1b", so that a file cannot drive the user's terminal; broken UTF-8 likewise. Tabs and
/// line breaks too.
[[nodiscard]] std::string printable(std::string_view text);

/// Broken between words at the terminal's width; every line but the first begins with `indent` blanks.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent, const Terminal& terminal);

/// Of a path as `Sources` has it: not relative to the repository's root.
[[nodiscard]] bool is_absolute(std::string_view path);

/// "path:line:column", linked to the file.
[[nodiscard]] std::string shown_place(const Sources& sources, Span span, const Terminal& terminal);
/// "path:line", linked to the file.
[[nodiscard]] std::string shown_line(const Sources& sources, Span span, const Terminal& terminal);

/// How many columns `text` takes: UTF-8 sequences, each as one, and links as what is shown of them.
[[nodiscard]] std::size_t columns_of(std::string_view text);

}  // namespace patscope::report
