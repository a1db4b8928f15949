#include "script/lower.h"

namespace patscope::script {
namespace {

Program lower(Language language, const SourceText& source) {
  switch (language) {
    case Language::bash:
      return lower_bash(source);
    case Language::powershell:
      return lower_powershell(source);
    case Language::batch:
      return lower_batch(source);
    case Language::python:
      return lower_python(source);
    case Language::javascript:
      return lower_javascript(source);
  }
  return {};
}

}  // namespace

Program parse(Language language, const Text& code) {
  const SourceText source(code);
  const auto size = source.bytes().size();
  Program program;
  if (size > max_script_bytes)
    program.unread.push_back({.place = source.span(0, size), .reason = "the script is larger than 4 MiB"});
  else
    program = lower(language, source);
  program.language = language;
  if (program.body.kind == Kind::nothing) program.body.kind = Kind::sequence;
  return program;
}

}  // namespace patscope::script
