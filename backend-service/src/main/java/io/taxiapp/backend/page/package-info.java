/// What people and programmers read: the page, and the documents of the interfaces.
///
/// - **R1** The page loads nothing from elsewhere and runs no inline code.
/// - **R2** A ride can be requested on it, and all four predictions be seen to arrive.
/// - **R3** A connection that is lost is shown, and resumed without a gap.
/// - **R4** It works under any host name, also where browsers hold back what needs a secure
///   context.
/// - **R5** A prediction is shown as its median, beside what came of it once that is known.
/// - **R6** What it is made of is asked for at once; until it is there, it says that it loads.
/// - **R7** A ride can be cancelled and, where the setting allows, driven by a simulated taxi.
@NullMarked
package io.taxiapp.backend.page;

import org.jspecify.annotations.NullMarked;
