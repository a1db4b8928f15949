#pragma once

#include "cli/options/live_options.h"
#include "net/environment.h"
#include "net/transport.h"
#include "verify/service.h"

namespace patscope::cli {

/// The service that the options name, or the run's own. Throws a WorldError (usage) when neither does.
[[nodiscard]] verify::Service service_of(const LiveOptions& options, const net::Environment& environment);

/// Tokens go to Azure DevOps, and to the server that the options name.
[[nodiscard]] net::TransportOptions transport_options(const LiveOptions& options, const net::Environment& environment);

/// "contoso", or the server's URL.
[[nodiscard]] std::string shown_service(const verify::Service& service);

}  // namespace patscope::cli
