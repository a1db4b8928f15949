#include "recognise_support.h"

#include "text/strings.h"

namespace patscope::calls {
namespace {

const catalog::Catalog& shared_catalog() {
  static const catalog::Catalog catalog = catalog::Catalog::embedded();
  return catalog;
}

void add_names(std::string& into, const std::vector<Credential>& credentials) {
  for (const auto& credential : credentials) into += (into.empty() ? "" : ",") + credential.name;
}

}  // namespace

TestCall::TestCall(script::Language language, std::string name)
    : invocation{.language = language,
                 .name = std::move(name),
                 .receiver = {},
                 .arguments = {},
                 .input = {},
                 .environment = {},
                 .place = {},
                 .state = state,
                 .step = step,
                 .catalog = shared_catalog()} {}

TestCall& TestCall::words(std::vector<std::string_view> words) {
  for (const auto word : words) plain(value_with_secrets(word));
  return *this;
}

TestCall& TestCall::flag(std::string_view name) {
  invocation.arguments.push_back({.name = std::string(name), .value = {}, .span = {}});
  return *this;
}

TestCall& TestCall::keyword(std::string_view name, Value value) {
  invocation.arguments.push_back({.name = std::string(name), .value = std::move(value), .span = {}});
  return *this;
}

TestCall& TestCall::plain(Value value) {
  invocation.arguments.push_back({.name = {}, .value = std::move(value), .span = {}});
  return *this;
}

TestCall& TestCall::environment(std::string_view name, Value value) {
  state.environment.insert_or_assign(std::string(name), std::move(value));
  return *this;
}

std::optional<Effect> TestCall::recognise() {
  return calls::recognise(invocation);
}

Text text_with_secrets(std::string_view spelling) {
  Text text;
  for (std::size_t at = 0; at < spelling.size();) {
    const auto begin = spelling.find("$(", at);
    text.append(spelling.substr(at, begin - at));
    if (begin == std::string_view::npos) break;
    const auto end = spelling.find(')', begin);
    const std::string name(spelling.substr(begin + 2, end - begin - 2));
    text.append(Text(Hole{.name = name, .carries = {{CredentialKind::pat, name}}}));
    at = end + 1;
  }
  return text;
}

Value value_with_secrets(std::string_view spelling) {
  return Value(text_with_secrets(spelling));
}

std::string show(const Request& request) {
  std::string credentials;
  add_names(credentials, carries(request.credential));
  for (const auto& [name, value] : request.headers)
    if (name.empty() || equals_ignoring_case(name, "authorization")) add_names(credentials, carries(value));
  const auto method = request.method.is_nothing() ? std::string("GET") : as_text(request.method).with_names();
  return method + " " + as_text(request.url).with_names() + " [" + credentials + "]";
}

std::vector<std::string> show(const std::optional<Effect>& effect) {
  std::vector<std::string> lines;
  if (effect)
    for (const auto& request : effect->requests) lines.push_back(show(request));
  return lines;
}

}  // namespace patscope::calls
