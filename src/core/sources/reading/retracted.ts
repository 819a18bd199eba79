/** Matches what authors and arXiv say of a withdrawn paper. That another one was withdrawn is no such sentence. */
const withdrawn =
  /^[\s[("'*]{0,9}(?:withdrawn|retracted|withdrawal)\b|\b(?:(?:paper|article|manuscript|submission|preprint|work|version|draft|note) (?:(?:is|was|has been|is being|has now been|is now|has)\s)?(?:\w{1,20}ly )?|(?:has|have) been )(?:withdrawn|retracted)\b|\bwithdrawn by (?:the )?(?:authors?|arxiv|submitter)|\b(?:authors?|we) (?:have )?(?:withdrawn|retracted|withdraw|retract) (?:this|the) (?:paper|article|manuscript|submission|work)/i;

/** Returns whether a comment, or an abstract that replaces the paper's, says that the paper was withdrawn. */
export function saysWithdrawn({ comment, abstract }: { readonly comment: string; readonly abstract: string }): boolean {
  return withdrawn.test(comment.slice(0, 500)) || (abstract.length < 500 && withdrawn.test(abstract));
}
