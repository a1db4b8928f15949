// Invoke-RestMethod and Invoke-WebRequest, as PowerShell 7.4 and Windows PowerShell 5.1 document them.

#include "calls/recognise/headers.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

const CmdletShape& web_shape() {
  static const CmdletShape shape{
      .parameters = {"Uri",
                     "Method",
                     "CustomMethod",
                     "Headers",
                     "Body",
                     "InFile",
                     "OutFile",
                     "ContentType",
                     "Credential",
                     "Authentication",
                     "Token",
                     "WebSession",
                     "SessionVariable",
                     "UserAgent",
                     "TimeoutSec",
                     "ConnectionTimeoutSeconds",
                     "OperationTimeoutSeconds",
                     "MaximumRedirection",
                     "MaximumFollowRelLink",
                     "MaximumRetryCount",
                     "RetryIntervalSec",
                     "Proxy",
                     "ProxyCredential",
                     "TransferEncoding",
                     "Form",
                     "HttpVersion",
                     "SslProtocol",
                     "Certificate",
                     "CertificateThumbprint",
                     "StatusCodeVariable",
                     "ResponseHeadersVariable",
                     "UnixSocket",
                     "ErrorAction",
                     "ErrorVariable",
                     "WarningAction",
                     "WarningVariable",
                     "InformationAction",
                     "InformationVariable",
                     "OutVariable",
                     "OutBuffer",
                     "PipelineVariable",
                     "ProgressAction"},
      .switches = {"UseBasicParsing", "UseDefaultCredentials", "SkipCertificateCheck", "SkipHeaderValidation",
                   "SkipHttpErrorCheck", "AllowUnencryptedAuthentication", "AllowInsecureRedirect", "PassThru",
                   "FollowRelLink", "DisableKeepAlive", "PreserveAuthorizationOnRedirect",
                   "PreserveHttpMethodOnRedirect", "NoProxy", "ProxyUseDefaultCredentials", "Resume", "Verbose",
                   "Debug"},
      .positional = {"Uri"},
      .aliases = {{"ea", "ErrorAction"},
                  {"ev", "ErrorVariable"},
                  {"ov", "OutVariable"},
                  {"sv", "SessionVariable"},
                  {"RHV", "ResponseHeadersVariable"},
                  {"FL", "FollowRelLink"},
                  {"ML", "MaximumFollowRelLink"}}};
  return shape;
}

Value method_of(const std::vector<std::pair<std::string, Value>>& arguments) {
  for (const auto* name : {"CustomMethod", "Method"})
    if (const auto* method = bound(arguments, name)) return method_name(*method);
  return Value(std::string("GET"));
}

/// -SessionVariable s makes $s, whose headers later requests send with -WebSession $s.
void remember_session(Invocation& invocation, const Value& variable, const Request& request) {
  const auto name = known(variable);
  if (!name) return;
  for (const auto& [header, value] : request.headers)
    invocation.state.job.facts["powershell.session." + header] = value;
}

/// The headers of a session object that the script made, and those of -SessionVariable.
void add_session_headers(Request& request, const Invocation& invocation, const Value& session) {
  constexpr std::string_view prefix = "powershell.session.";
  add_header_table(request, invocation.state, field(invocation.state, session, "Headers"));
  for (const auto& [key, value] : invocation.state.job.facts)
    if (key.starts_with(prefix)) request.headers.emplace_back(key.substr(prefix.size()), value);
}

}  // namespace

std::optional<Effect> recognise_web_cmdlet(Invocation& invocation) {
  const auto arguments = bind(invocation, web_shape());
  Request request{.method = method_of(arguments), .url = {}, .headers = {}, .credential = {}};
  request.idiom = equals_ignoring_case(invocation.name, "invoke-restmethod") ? "irm" : "iwr";
  if (const auto* url = bound(arguments, "Uri")) request.url = *url;
  if (const auto* headers = bound(arguments, "Headers")) add_header_table(request, invocation.state, *headers);
  if (const auto* session = bound(arguments, "WebSession")) add_session_headers(request, invocation, *session);
  for (const auto* name : {"Token", "Credential"})
    if (const auto* credential = bound(arguments, name))
      for (const auto& carried : carried_by(invocation.state, *credential))
        request.credential = join(std::move(request.credential), unknown(name, HoleKind::any, {carried}));
  if (const auto* variable = bound(arguments, "SessionVariable")) remember_session(invocation, *variable, request);
  Effect effect{.requests = {request}};
  if (bound(arguments, "OutFile") != nullptr && bound(arguments, "PassThru") == nullptr) effect.result = Value();
  return effect;
}

}  // namespace patscope::calls
