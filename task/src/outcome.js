// The executable's exit code as the result of the task. The codes are documented in the project's README.

/** "Succeeded", "SucceededWithIssues" or "Failed", with the sentence that the run's page shows. */
export function outcome({ code, signal, error }, { onVerifyError }) {
  if (error) return ["Failed", `patscope could not be started: ${error.message}`];
  if (signal) return ["Failed", `patscope was ended by ${signal}`];
  switch (code) {
    case 0:
      return ["Succeeded", "Nothing was found that fails the task: the summary says what is proven"];
    case 1:
      return ["Failed", "A token does not cover what the pipeline needs: see the issues above"];
    case 2:
      return ["Failed", "The task's inputs or .patscope.yml are not right: see the message above"];
    case 3:
      return ["Failed", "Something could not be read, and 'strict' asks for all of it"];
    case 4:
      return [
        onVerifyError === "warn" ? "SucceededWithIssues" : "Failed",
        "The service could not be asked what the token allows",
      ];
    default:
      return ["Failed", `patscope failed with exit code ${code}: please report it`];
  }
}
