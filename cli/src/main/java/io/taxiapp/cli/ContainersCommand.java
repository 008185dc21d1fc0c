package io.taxiapp.cli;

import picocli.CommandLine.Command;

/// `containers`: the stack as Docker runs it.
@Command(
    name = "containers",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "The stack as containers, from compose/compose.yaml.",
    subcommands = ContainersVerifyCommand.class)
final class ContainersCommand {}
