#include "calls/recognise/placeholders.h"

#include <string>

namespace patscope::calls {

Text fill_placeholders(std::string_view pattern, const std::function<Text(std::string_view)>& value_of) {
  Text text;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    text.append(pattern.substr(0, open));
    const auto close = pattern.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    text.append(value_of(pattern.substr(open + 1, close - open - 1)));
    pattern.remove_prefix(close + 1);
  }
  return text;
}

Text with_segment_holes(std::string_view pattern) {
  return fill_placeholders(pattern, [](std::string_view name) {
    return Text(Hole{.name = std::string(name), .kind = HoleKind::segment, .carries = {}});
  });
}

}  // namespace patscope::calls
