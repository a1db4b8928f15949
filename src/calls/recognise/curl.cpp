#include <array>

#include "calls/recognise/headers.h"
#include "calls/recognise/options.h"
#include "calls/recognise/recognisers.h"
#include "calls/recognise/stored_credentials.h"

namespace patscope::calls {
namespace {

// curl(1), 8.x.
constexpr std::string_view short_with_value = "AbcCdDeEFHKmoPQrtTuUwxXyYz";
constexpr std::array<std::string_view, 64> long_with_value = {"abstract-unix-socket",
                                                              "cacert",
                                                              "capath",
                                                              "cert",
                                                              "cert-type",
                                                              "ciphers",
                                                              "config",
                                                              "connect-timeout",
                                                              "connect-to",
                                                              "continue-at",
                                                              "cookie",
                                                              "cookie-jar",
                                                              "create-file-mode",
                                                              "data",
                                                              "data-ascii",
                                                              "data-binary",
                                                              "data-raw",
                                                              "data-urlencode",
                                                              "dns-servers",
                                                              "dump-header",
                                                              "engine",
                                                              "expect100-timeout",
                                                              "form",
                                                              "form-string",
                                                              "header",
                                                              "interface",
                                                              "json",
                                                              "keepalive-time",
                                                              "key",
                                                              "key-type",
                                                              "limit-rate",
                                                              "local-port",
                                                              "max-filesize",
                                                              "max-redirs",
                                                              "max-time",
                                                              "netrc-file",
                                                              "noproxy",
                                                              "oauth2-bearer",
                                                              "output",
                                                              "output-dir",
                                                              "pass",
                                                              "pinnedpubkey",
                                                              "preproxy",
                                                              "proto",
                                                              "proto-redir",
                                                              "proxy",
                                                              "proxy-header",
                                                              "proxy-user",
                                                              "range",
                                                              "rate",
                                                              "referer",
                                                              "request",
                                                              "request-target",
                                                              "resolve",
                                                              "retry",
                                                              "retry-delay",
                                                              "retry-max-time",
                                                              "speed-limit",
                                                              "speed-time",
                                                              "stderr",
                                                              "unix-socket",
                                                              "upload-file",
                                                              "url",
                                                              "user"};
constexpr std::array<std::string_view, 5> more_long_with_value = {"user-agent", "url-query", "write-out", "trace",
                                                                  "trace-ascii"};

OptionShape curl_shape() {
  static const auto names = [] {
    std::array<std::string_view, long_with_value.size() + more_long_with_value.size()> all{};
    std::copy(more_long_with_value.begin(), more_long_with_value.end(),
              std::copy(long_with_value.begin(), long_with_value.end(), all.begin()));
    return all;
  }();
  return {.short_with_value = short_with_value, .long_with_value = names};
}

bool sends_data(const CommandLine& line) {
  return line.has({"-d", "--data", "--data-ascii", "--data-binary", "--data-raw", "--data-urlencode", "--json", "-F",
                   "--form", "--form-string"});
}

/// -X wins; then what the other options imply.
Value method_of(const CommandLine& line) {
  if (const auto* given = line.value({"-X", "--request"})) return *given;
  if (line.has({"-I", "--head"})) return Value(std::string("HEAD"));
  if (line.has({"-T", "--upload-file"})) return Value(std::string("PUT"));
  if (sends_data(line) && !line.has({"-G", "--get"})) return Value(std::string("POST"));
  return Value(std::string("GET"));
}

/// A hole among the operands is a URL only where nothing is one for sure: it may as well hold options.
std::vector<Value> urls_of(const CommandLine& line) {
  auto urls = line.values({"--url"});
  std::vector<Value> unsure;
  for (const auto& operand : line.operands) {
    const auto text = spelling(operand);
    const bool blank = text.find_first_not_of(text_hole_byte) == std::string::npos;
    (blank && line.operands.size() > 1 ? unsure : urls).push_back(operand);
  }
  return urls.empty() ? unsure : urls;
}

/// -G puts what is to be sent behind the URL; --url-query does so always.
Value query_of(const CommandLine& line) {
  auto parts = line.values({"--url-query"});
  if (line.has({"-G", "--get"}))
    for (auto& part : line.values({"-d", "--data", "--data-ascii", "--data-binary", "--data-urlencode"}))
      parts.push_back(std::move(part));
  Value query;
  for (const auto& part : parts)
    query = query.is_nothing() ? part : concatenate(concatenate(query, Value(std::string("&"))), part);
  return query;
}

Value with_query(const Value& url, const Value& query) {
  if (query.is_nothing()) return url;
  const bool goes_on = spelling(url).find('?') != std::string::npos;
  return concatenate(concatenate(url, Value(std::string(goes_on ? "&" : "?"))), query);
}

}  // namespace

std::optional<Effect> recognise_curl(Invocation& invocation) {
  const auto arguments = words(invocation);
  const auto line = parse_options(arguments, curl_shape());
  Request request{.method = method_of(line), .url = {}, .headers = {}, .credential = {}, .idiom = "curl"};
  for (const auto& header : line.values({"-H", "--header"})) add_header_line(request, header);
  if (const auto* user = line.value({"-u", "--user", "--oauth2-bearer"})) request.credential = *user;
  if (request.credential.is_nothing() && line.has({"-n", "--netrc", "--netrc-optional", "--netrc-file"}))
    request.credential = netrc_credential(invocation.state);

  Effect effect;
  const auto query = query_of(line);
  for (const auto& url : urls_of(line)) {
    effect.requests.push_back(request);
    effect.requests.back().url = with_query(url, query);
  }
  const bool writes_out = line.has({"-w", "--write-out"});
  if (!writes_out && line.has({"-o", "--output", "-O", "--remote-name", "-I", "--head"})) effect.result = Value(Text());
  return effect;
}

}  // namespace patscope::calls
