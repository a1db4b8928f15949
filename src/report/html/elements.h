#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/report.h"

namespace patscope::report::html {

/// What every part of the page is made from.
struct Page {
  const Report& report;
  const Sources& sources;
  const catalog::ScopeTable& scopes;
};

/// `text` as it is shown, in content and in quoted attributes: markup becomes entities, control characters and broken
/// UTF-8 become "\x1b". Everything that comes from the user's files goes through here, and none of it into a script.
[[nodiscard]] std::string escaped(std::string_view text);

/// `<code>`, kept apart from the text around it, so that right-to-left marks in it reorder nothing else.
[[nodiscard]] std::string code(std::string_view text);
/// "path:line" as code.
[[nodiscard]] std::string place(const Sources& sources, Span span);
/// The line on which the span begins, what the span covers of it marked; empty for a blank line.
[[nodiscard]] std::string source_line(const Sources& sources, Span span);
/// A word on a coloured ground; `kind` is a class of style.css.
[[nodiscard]] std::string badge(std::string_view kind, std::string_view word);

/// The class of the calls' colours: "covered", "missing", "unproven", "other" for what needs no PAT.
[[nodiscard]] std::string_view standing_of(const require::ResolvedCall& call, const Page& page);
/// The balance of the call's credential; null when it is no PAT.
[[nodiscard]] const CredentialSummary* summary_of(const require::ResolvedCall& call, const Page& page);

}  // namespace patscope::report::html
