#pragma once

#include <string>
#include <string_view>

namespace patscope::report {

/// `text` so that GitHub-flavoured Markdown shows it as it is, in table cells and inside of HTML tags too: what could
/// be markup becomes an entity, control characters and broken UTF-8 become "\x1b".
[[nodiscard]] std::string markdown_text(std::string_view text);

/// The same for the content and the attributes of XML and HTML.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace patscope::report
