/// The judge: rules, severities, exceptions, findings.
@NullMarked
package dev.composure.policy;

import org.jspecify.annotations.NullMarked;
