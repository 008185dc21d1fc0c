package io.taxiapp.cli;

import picocli.CommandLine.Command;

/// `containers`: the stack as Docker runs it.
@Command(
    name = "containers",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Commands for the stack in containers (compose/compose.yaml).",
    subcommands = ContainersVerifyCommand.class)
final class ContainersCommand {}
