#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/options.h"
#include "calls/recognise/recognisers.h"

namespace patscope::calls {
namespace {

// GNU wget 1.21's manual.
constexpr std::array<std::string_view, 46> long_with_value = {"accept",
                                                              "append-output",
                                                              "base",
                                                              "bind-address",
                                                              "body-data",
                                                              "body-file",
                                                              "ca-certificate",
                                                              "certificate",
                                                              "config",
                                                              "connect-timeout",
                                                              "cut-dirs",
                                                              "default-page",
                                                              "directory-prefix",
                                                              "dns-timeout",
                                                              "domains",
                                                              "execute",
                                                              "header",
                                                              "http-password",
                                                              "http-user",
                                                              "input-file",
                                                              "level",
                                                              "limit-rate",
                                                              "load-cookies",
                                                              "max-redirect",
                                                              "method",
                                                              "output-document",
                                                              "output-file",
                                                              "password",
                                                              "post-data",
                                                              "post-file",
                                                              "private-key",
                                                              "progress",
                                                              "proxy-password",
                                                              "proxy-user",
                                                              "quota",
                                                              "read-timeout",
                                                              "referer",
                                                              "reject",
                                                              "restrict-file-names",
                                                              "save-cookies",
                                                              "start-pos",
                                                              "timeout",
                                                              "tries",
                                                              "user",
                                                              "user-agent",
                                                              "wait"};
constexpr OptionShape wget_shape{.short_with_value = "aADeiloOPQRtTUwB", .long_with_value = long_with_value};

Value method_of(const CommandLine& line) {
  if (const auto* given = line.value({"--method"})) return method_name(*given);
  if (line.has({"--post-data", "--post-file"})) return Value(std::string("POST"));
  if (line.has({"--spider"})) return Value(std::string("HEAD"));
  return Value(std::string("GET"));
}

}  // namespace

std::optional<Effect> recognise_wget(Invocation& invocation) {
  const auto arguments = words(invocation);
  const auto line = parse_options(arguments, wget_shape);
  Request request{.method = method_of(line), .url = {}, .headers = {}, .credential = {}, .idiom = "wget"};
  for (const auto& header : line.values({"--header"})) add_header_line(request, header);
  const auto* user = line.value({"--user", "--http-user"});
  const auto* password = line.value({"--password", "--http-password"});
  if (user != nullptr || password != nullptr)
    request.credential = concatenate(concatenate(user != nullptr ? *user : Value(), Value(std::string(":"))),
                                     password != nullptr ? *password : Value());

  Effect effect;
  for (const auto& url : line.operands) {
    effect.requests.push_back(request);
    effect.requests.back().url = url;
  }
  // Without -O - the answer goes to a file.
  const auto* output = line.value({"-O", "--output-document"});
  if (output == nullptr || known(*output) != "-") effect.result = Value(Text());
  return effect;
}

}  // namespace patscope::calls
