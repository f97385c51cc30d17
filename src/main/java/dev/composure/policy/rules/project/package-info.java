/// What checks mean to other services.
@NullMarked
package dev.composure.policy.rules.project;

import org.jspecify.annotations.NullMarked;
