#pragma once

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// A command line that nothing here can read, with a token among its words: what the program sends is not known.
/// Told at once when the words show that it is for Azure DevOps; otherwise kept for `tell_handed_over`.
void note_handed_over(Machine& machine, const Invocation& invocation);
/// Of the tokens that were kept, those that the requests found show to be PATs.
void tell_handed_over(Found& found);

}  // namespace patscope::calls
