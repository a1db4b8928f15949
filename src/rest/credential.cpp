#include "rest/credential.h"

#include "text/check.h"

namespace patscope {

std::string_view to_string(CredentialKind kind) {
  switch (kind) {
    case CredentialKind::pat:
      return "pat";
    case CredentialKind::job_token:
      return "job-token";
    case CredentialKind::service_connection:
      return "service-connection";
    case CredentialKind::entra:
      return "entra";
    case CredentialKind::none:
      return "none";
    case CredentialKind::unknown:
      return "unknown";
  }
  check(false, "a CredentialKind without a name");
  return {};
}

}  // namespace patscope
