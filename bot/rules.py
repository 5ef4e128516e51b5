"""The rules of data/rules, looked up by the intent of the message.

Every rule has one intent and one action (tests/content/test_rules.py). Rasa compares each rule with the whole
conversation, twice a message: once for its words, which no rule here names. None looks back beyond the message.
"""

from __future__ import annotations

from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.trackers import DialogueStateTracker


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class IntentRules(RulePolicy):
    """Rasa's policy of rules, asked only about those that can apply."""

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        if use_text_for_last_user_input:
            return None, None, False
        return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)

    def _prediction_states(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        use_text_for_last_user_input: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        if tracker.latest_action_name != ACTION_LISTEN_NAME:
            return super()._prediction_states(tracker, domain, use_text_for_last_user_input, rule_only_data)
        states = [domain.get_active_state(tracker)]
        self.featurizer._choose_last_user_input([states], use_text_for_last_user_input)
        return states

    def _get_possible_keys(self, lookup: dict[str, str], states: list[dict[str, Any]]) -> set[str]:
        """A key is a rule's states as JSON."""
        intent = states[-1].get("user", {}).get("intent") if states else None
        said = f'"intent": "{intent}"'
        likely = {key: action for key, action in lookup.items() if said in key or '"intent"' not in key}
        return super()._get_possible_keys(likely, states)
