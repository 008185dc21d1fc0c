/// What people and programmers read: the page, and the documents of the interfaces.
///
/// - **R1** The page loads nothing from elsewhere and runs no inline code.
/// - **R2** A ride can be requested on it, and all four predictions be seen to arrive.
/// - **R3** A connection that is lost is shown, and resumed without a gap.
@NullMarked
package io.taxiapp.backend.page;

import org.jspecify.annotations.NullMarked;
