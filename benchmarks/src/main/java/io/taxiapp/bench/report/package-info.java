/// What was measured, for people and for programs.
///
/// - **R1** The terminal, `bench.md` and `bench.json` say the same; the JSON has each round too.
/// - **R2** Rows that a run leaves out stay as an earlier run left them in the directory, with the
///   time they were measured at.
/// - **R3** A page that has the marks of [io.taxiapp.bench.report.Page] gets the tables between
///   them; nobody types them.
@NullMarked
package io.taxiapp.bench.report;

import org.jspecify.annotations.NullMarked;
