// .NET's WebClient and HttpWebRequest, as PowerShell uses them.

#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/library_request.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

constexpr std::string_view header_collection = "System.Net.WebHeaderCollection";

Value plain_value(const Invocation& invocation, std::size_t index) {
  const auto* value = plain(invocation, index);
  return value != nullptr ? *value : Value();
}

Value make_headers(State& state) {
  return add_library_object(state, std::string(header_collection));
}

Effect answer(Request request) {
  return {.requests = {std::move(request)}};
}

struct Transfer {
  std::string_view name;    ///< without "TaskAsync" and "Async"
  std::string_view method;  ///< unless a second of three arguments names one
};

constexpr std::array transfers = {
    Transfer{"DownloadString", "GET"}, Transfer{"DownloadData", "GET"},  Transfer{"DownloadFile", "GET"},
    Transfer{"OpenRead", "GET"},       Transfer{"UploadString", "POST"}, Transfer{"UploadData", "POST"},
    Transfer{"UploadFile", "POST"},    Transfer{"UploadValues", "POST"}, Transfer{"OpenWrite", "POST"},
};

std::string_view without_async(std::string_view name) {
  for (const std::string_view ending : {"TaskAsync", "Async"})
    if (name.size() > ending.size() && equals_ignoring_case(name.substr(name.size() - ending.size()), ending))
      return name.substr(0, name.size() - ending.size());
  return name;
}

Value transfer_method(const Invocation& invocation, const Transfer& transfer) {
  const bool upload = transfer.method == "POST";
  const bool named_method = plain(invocation, 2) != nullptr || (transfer.name == "OpenWrite" && plain(invocation, 1));
  if (upload && named_method) return method_name(plain_value(invocation, 1));
  return Value(std::string(transfer.method));
}

Effect web_client_sends(const Invocation& invocation, const Transfer& transfer) {
  const auto& state = invocation.state;
  const auto& client = invocation.receiver;
  Request request{.method = transfer_method(invocation, transfer),
                  .url = join_url(field(state, client, "BaseAddress"), plain_value(invocation, 0)),
                  .headers = {},
                  .credential = field(state, client, "Credentials"),
                  .idiom = "webclient"};
  add_default_headers(request, state, field(state, client, "Headers"));
  auto effect = answer(std::move(request));
  if (transfer.name == "DownloadFile") effect.result = Value();
  return effect;
}

}  // namespace

std::optional<Effect> recognise_web_client(Invocation& invocation) {
  const auto name = last_name(invocation.name);
  if (equals_ignoring_case(name, "WebClient"))
    return Effect{.result = add_library_object(invocation.state, "System.Net.WebClient",
                                               {{"Headers", make_headers(invocation.state)}})};
  for (const auto& transfer : transfers)
    if (equals_ignoring_case(transfer.name, without_async(name))) return web_client_sends(invocation, transfer);
  return std::nullopt;
}

/// Add(name, value), Add("name: value"), Set, TryAddWithoutValidation, of every collection of headers.
std::optional<Effect> recognise_header_collection(Invocation& invocation) {
  const auto name = last_name(invocation.name);
  auto& state = invocation.state;
  if (equals_ignoring_case(name, "WebHeaderCollection")) return Effect{.result = make_headers(state)};
  const bool adds = equals_ignoring_case(name, "Add") || equals_ignoring_case(name, "Set") ||
                    equals_ignoring_case(name, "TryAddWithoutValidation");
  if (!adds) return std::nullopt;
  if (plain(invocation, 1) != nullptr) {
    const auto key = known(plain_value(invocation, 0)).value_or("");
    set_field(state, invocation.receiver, key, plain_value(invocation, 1));
    return Effect{.result = Value()};
  }
  Request lines;
  add_header_line(lines, plain_value(invocation, 0));
  for (const auto& [key, value] : lines.headers) set_field(state, invocation.receiver, key, value);
  return Effect{.result = Value()};
}

/// [System.Net.WebRequest]::Create(url) with Method and Headers, then GetResponse().
std::optional<Effect> recognise_web_request(Invocation& invocation) {
  const auto name = without_async(last_name(invocation.name));
  auto& state = invocation.state;
  if (equals_ignoring_case(name, "Create") || equals_ignoring_case(name, "CreateHttp") ||
      equals_ignoring_case(name, "CreateDefault"))
    return Effect{
        .result = add_library_object(state, "System.Net.HttpWebRequest",
                                     {{"RequestUri", plain_value(invocation, 0)}, {"Headers", make_headers(state)}})};
  if (!equals_ignoring_case(name, "GetResponse")) return std::nullopt;
  const auto& sent = invocation.receiver;
  Request request{.method = method_name(field(state, sent, "Method")),
                  .url = field(state, sent, "RequestUri"),
                  .headers = {},
                  .credential = field(state, sent, "Credentials"),
                  .idiom = "webrequest"};
  add_default_headers(request, state, field(state, sent, "Headers"));
  return answer(std::move(request));
}

}  // namespace patscope::calls
