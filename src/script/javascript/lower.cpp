#include "script/lower.h"

namespace patscope::script {

Program lower_javascript(const SourceText& source) {
  Program program;
  program.unread.push_back({.place = source.span(0, source.bytes().size()), .reason = "JavaScript is not read yet"});
  return program;
}

}  // namespace patscope::script
